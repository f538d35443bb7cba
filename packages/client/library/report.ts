import type { Hole, Summary } from "./api.ts";
import type { ConsoProblem } from "./problem.ts";

/** What a reading brought beside its rows; it grows while one reads, and is whole at the end. */
export interface Report {
  /** The meter, masked but for its last four digits; `null`: no answer has ended yet. */
  readonly meter: string | null;
  /** Calls to Enedis that it cost. */
  readonly enedisCalls: number;
  readonly expected: number;
  readonly present: number;
  readonly missing: number;
  /** Parts that are not there, though Enedis may have them. */
  readonly holes: readonly Hole[];
  /** Parts that cannot exist. */
  readonly clamped: Summary["clamped"];
  /** Why there is nothing more of what was asked for. */
  readonly absence: ConsoProblem | null;
}

export const NOTHING_YET: Report = {
  meter: null,
  enedisCalls: 0,
  expected: 0,
  present: 0,
  missing: 0,
  holes: [],
  clamped: [],
  absence: null,
};

/** A report with one more answer. */
export const withAnswer = (report: Report, answer: Summary): Report => ({
  meter: answer.meter,
  enedisCalls: report.enedisCalls + answer.enedis_calls,
  expected: report.expected + answer.expected,
  present: report.present + answer.present,
  missing: report.missing + answer.missing,
  holes: [...report.holes, ...answer.holes],
  // An answer that goes on from another names what that one left out.
  clamped: report.meter === null ? answer.clamped : report.clamped,
  absence: null,
});
