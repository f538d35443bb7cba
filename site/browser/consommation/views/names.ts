export const VIEWS = ["days", "months", "curve", "hours", "peak", "tariff", "carbon"] as const;
export type ViewName = (typeof VIEWS)[number];

/** Up to this many days the half hours are drawn below the bars. */
export const MOST_DAYS_WITH_CURVE = 31;
