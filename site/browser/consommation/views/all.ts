import { bothView } from "./both.ts";
import { carbonView } from "./carbon.ts";
import { curveView } from "./curve.ts";
import { energyView } from "./energy.ts";
import { hoursView } from "./hours.ts";
import type { ViewName } from "./names.ts";
import { peakView } from "./peak.ts";
import { tariffView } from "./tariff.ts";
import type { View, ViewState } from "./view.ts";

const MADE: Readonly<Record<ViewName, (shown: ViewState) => View>> = {
  days: (shown) => energyBy(shown, "days"),
  months: (shown) => energyBy(shown, "months"),
  curve: curveView,
  hours: hoursView,
  peak: peakView,
  tariff: tariffView,
  carbon: carbonView,
};

const energyBy = (shown: ViewState, by: "days" | "months"): View =>
  shown.injected === null ? energyView(shown, by) : bothView(shown, shown.injected, by);

/** A view of the loaded readings. */
export const viewOf = (name: ViewName, shown: ViewState): View => MADE[name](shown);
