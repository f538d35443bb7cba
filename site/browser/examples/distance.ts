/** More half hours than this in view are told by day: a screen has no more columns to tell them apart. */
export const MOST_POINTS = 1_500;
