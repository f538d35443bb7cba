import type { ClockChange, Minutes } from "./readings/intervals.ts";

/** Everything that may set a meter apart from an ordinary home. */
export interface Nature {
  readonly draws: boolean;
  readonly injects: boolean;
  readonly phases: 1 | 3;
  /** Length of the load curve's intervals; `changing` moves from 30 to 10 minutes in the middle of each month. */
  readonly spacing: Minutes | "changing";
  readonly clockChange: ClockChange;
  /** First day with measures; `null` when long ago. */
  readonly activatedOn: string | null;
  /** `off`: collection was never switched on (nothing found). `refused`: the holder objected to recording. */
  readonly loadCurve: "on" | "off" | "refused";
  readonly gaps: Gaps;
  /** Days after the usual 08:00, for daily values and for curves: they can arrive separately. */
  readonly lateDays: { readonly daily: number; readonly curve: number };
  readonly wrongDirection: "bad_request" | "not_found" | "technical_error";
  /** Answers carry the asked direction last, after the one nobody asked for. */
  readonly answersBothDirections: boolean;
  readonly consent: "active" | "revoked" | "revoked_at_once" | "expired" | "consumption_only";
  /** A fresh consent that does not work yet. */
  readonly settling: { readonly minutes: number; readonly answer: "technical_error" | "not_recorded" } | null;
  readonly movedOut: boolean;
  /** How `subscribed_services` lists it: after two empty answers, after two null lists, or one service per measure. */
  readonly listing: "at_once" | "empty_twice" | "null_twice" | "five_services";
  /** Greyed on the consent page ("Compteur incompatible"). */
  readonly incompatible: boolean;
}

/**
 * What goes missing, always on the same days or points, so that a test can say which:
 * `some_days` the 5th, 15th, 25th and 26th of each month; `text_null`, `json_null` every third point of a curve;
 * `all_null` every point of a curve; `few_points` one point on odd days and five on even ones; `no_midnight` each day's last.
 */
export type Gaps = "none" | "some_days" | "text_null" | "json_null" | "all_null" | "few_points" | "no_midnight";

/** A meter, and the number under which it is shared with the application. */
export interface Persona {
  readonly prm: string;
  readonly autorisationId: number;
  /** What the consent page shows, in French. */
  readonly label: string;
  readonly nature: Nature;
}

/** An ordinary home: draws only, half hours, active consent, nothing missing. */
export const ORDINARY: Nature = {
  draws: true,
  injects: false,
  phases: 1,
  spacing: 30,
  clockChange: "true_end",
  activatedOn: null,
  loadCurve: "on",
  gaps: "none",
  lateDays: { daily: 0, curve: 0 },
  wrongDirection: "bad_request",
  answersBothDirections: false,
  consent: "active",
  settling: null,
  movedOut: false,
  listing: "at_once",
  incompatible: false,
};
