import { EXAMPLES } from "#words/examples";
import { dayEndMs, parisDay } from "../../../shared/paris-time.ts";
import { barsLayer } from "../chart/bars.ts";
import { dayAt, quantity, timeAt } from "../chart/format.ts";
import type { Layer } from "../chart/layer.ts";
import { MOST_STRETCHES, stepsLayer } from "../chart/steps.ts";
import type { TimeWindow } from "../chart/window.ts";
import type { Household } from "./question.ts";
import type { Series } from "./series.ts";

const TEXTS = EXAMPLES.results;

/** How an answer is drawn: a bar for each day, or a curve of its intervals. */
export function drawn(series: Series, household: Household): Layer {
  return series.isCurve ? curve(series, household) : bars(series, household);
}

/** Whether so much of a curve is visible that it is drawn as days. */
export function isDrawnAsDays({ isCurve, seconds }: Series, { fromMs, toMs }: TimeWindow): boolean {
  return isCurve && seconds.filter((end) => end * 1000 > fromMs && end * 1000 <= toMs).length > MOST_STRETCHES;
}

/** Days above the subscribed power have another colour. */
function bars({ kind, seconds, values, unit }: Series, { subscribedVa }: Household): Layer {
  const limit = kind === "consumption_max_power" ? subscribedVa : null;
  const columns = Array.from(seconds, (second, at) => {
    const value = values[at] ?? 0;
    const startMs = second * 1000;
    const isAbove = limit !== null && value > limit;
    return { startMs, endMs: dayEndMs(parisDay(startMs)), parts: isAbove ? [0, value] : [value, 0], behind: null };
  });
  return barsLayer({
    name: EXAMPLES.form.kinds[kind],
    named: "days",
    columns,
    colours: ["accent", "alarm"],
    hasBehind: false,
    ...(limit !== null && { limit: { value: limit, text: TEXTS.subscribedLine } }),
    written: written(unit),
    described: ({ startMs }, at) => ({ title: dayAt(startMs), lines: [quantity(values[at] ?? Number.NaN, unit)] }),
  });
}

function curve({ kind, seconds, lengths, values, unit }: Series, { offPeak }: Household): Layer {
  const stretches = Array.from(seconds, (second, at) => ({
    startMs: (second - (lengths[at] ?? 0)) * 1000,
    endMs: second * 1000,
    watts: values[at] ?? 0,
  }));
  return stepsLayer({
    name: EXAMPLES.form.kinds[kind],
    whole: { fromMs: stretches[0]?.startMs ?? 0, toMs: stretches.at(-1)?.endMs ?? 1 },
    stretches,
    colour: "accent",
    // They do not concern production.
    offPeak: kind === "consumption_load_curve" ? offPeak : [],
    written: written(unit),
    describedStep: ({ startMs, endMs, watts }) => ({
      title: `${dayAt(startMs)}, ${timeAt(startMs)}–${timeAt(endMs)}`,
      lines: [quantity(watts, unit)],
    }),
    describedDay: ({ startMs, least, mean, most }) => ({
      title: dayAt(startMs),
      lines: [
        `${TEXTS.mean} ${quantity(mean, unit)}`,
        `${TEXTS.least} ${quantity(least, unit)}, ${TEXTS.most} ${quantity(most, unit)}`,
      ],
    }),
    describedGap: (startMs) => ({ title: `${dayAt(startMs)}, ${timeAt(startMs)}`, lines: [TEXTS.none] }),
  });
}

/** Values of an axis; energy always in kWh, so that all have one unit. */
const written = (unit: string) => (value: number) =>
  unit === "Wh" ? `${quantity(value / 1000, "kWh")}` : quantity(value, unit);
