/** What a meter measures: what is taken from the grid, and what is injected into it. */
export type MeteredDirection = "consumption" | "production";

/** What is looked at: one of them, or one beside the other. */
export type Direction = MeteredDirection | "both";
