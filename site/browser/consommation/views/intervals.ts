import { daysOf } from "../../../../shared/paris-time.ts";
import type { Interval } from "../loaded.ts";
import type { ViewState } from "./view.ts";

/** The intervals of a period, in order. */
export const intervalsOf = ({ loaded, span }: Pick<ViewState, "loaded" | "span">): Interval[] =>
  daysOf(span.start, span.end).flatMap((day) => loaded.load_curve.get(day) ?? []);
