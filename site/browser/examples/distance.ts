/** How far away a curve is seen: its days, or its half hours with the off-peak hours behind. */
export type Distance = "far" | "near";

/** More half hours than this in view are told by day: a screen has no more columns to tell them apart. */
export const MOST_POINTS = 1_500;
