/** `ecs` and `pef` are points (Pt): 1 000 000 are one European's year. `cch` is kg CO2 eq, from another source. */
export const INDICATORS = ["ecs", "pef", "cch"] as const;
export type Indicator = (typeof INDICATORS)[number];
