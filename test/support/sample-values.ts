import { BOTH_DIRECTIONS } from "./meters.ts";

/** A value for each parameter of a reading, by its name in the two contracts. */
export const SAMPLE_VALUES: Readonly<Record<string, string>> = {
  prm: BOTH_DIRECTIONS,
  pointId: BOTH_DIRECTIONS,
  start: "2026-11-01",
  dateDebut: "2026-11-01",
  end: "2026-11-08",
  dateFin: "2026-11-08",
};
