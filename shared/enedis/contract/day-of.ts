import { type Day, day } from "../../paris-time.ts";

/** The day of `2019-08-27T00:00:00+0200`, which is midnight in Paris. */
export const dayOf = (stamp: string | null | undefined): Day | null => day(stamp?.slice(0, 10) ?? "");
