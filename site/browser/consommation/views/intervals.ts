import { daysOf } from "../../../../shared/paris-time.ts";
import type { Interval } from "../held.ts";
import type { ViewState } from "./view.ts";

/** The intervals of a period, in order. */
export const intervalsOf = ({ held, span }: Pick<ViewState, "held" | "span">): Interval[] =>
  daysOf(span.start, span.end).flatMap((day) => held.load_curve.get(day) ?? []);
