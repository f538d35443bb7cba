/** Drawn from the grid, or injected into it; in Enedis's codes. */
export type Direction = "CONS" | "PROD";

/** The length of an interval of a load curve. */
export type Minutes = 5 | 10 | 15 | 30 | 60;

/**
 * How a load curve is stamped on the two days when the clock changes. No answer of Enedis for such a day was ever
 * published, so every form seen or feared has its name:
 * `true_end` each interval's true end (46 or 50 half hours); `always_48` as if the clock had not changed;
 * `no_duplicates` the repeated hour given once; `autumn_late` 02:30 and 03:00 repeated instead of 02:00 and 02:30;
 * `spring_early` the first point after the change stamped 02:00, a time that did not exist.
 */
export type ClockChange = "true_end" | "always_48" | "no_duplicates" | "autumn_late" | "spring_early";

/** The tariff of a home, which decides the registers of its meter. */
export type Tariff = "base" | "peak_offpeak" | "four_registers" | "tempo";

/**
 * `plain`: the counters only grow. `replaced`: the meter was replaced at noon on 16 June 2026 and the new one counts from zero.
 * `rolled_over`: each counter goes on from zero at 10^6 kWh, its width; the totaliser does so at midnight on 10 May 2026.
 */
export type CounterHistory = "plain" | "replaced" | "rolled_over";

/** What a service gives access to: load curve, maximum power, index, daily energy, contract data. */
export type ServiceType = "CDC" | "PMAX" | "IDX" | "ENERGIE" | "ITC";

/** Everything that can distinguish a meter from an ordinary home. */
export interface Nature {
  readonly draws: boolean;
  readonly injects: boolean;
  readonly phases: 1 | 3;
  /** Length of the load curve's intervals; `changing` moves from 30 to 10 minutes in the middle of each month. */
  readonly spacing: Minutes | "changing";
  /** Where a curve says how long its intervals are: at each point, or once for all of them (`pas`). */
  readonly spacingIn: "points" | "body";
  readonly clockChange: ClockChange;
  readonly tariff: Tariff;
  readonly counters: CounterHistory;
  /** How index readings write numbers. */
  readonly indexValues: "integers" | "strings";
  /** First day with measures; `null`: before any history. */
  readonly activatedOn: string | null;
  /** `off`: the collection was never switched on, so nothing is found. `refused`: the holder objected to recording. */
  readonly loadCurve: "on" | "off" | "refused";
  readonly gaps: Gaps;
  /** Days of delay after the usual 08:00. Daily values and curves can arrive separately. */
  readonly lateDays: { readonly daily: number; readonly curve: number };
  readonly wrongDirection: "bad_request" | "not_found" | "technical_error";
  /** Whether answers hold both directions, the one asked for last. */
  readonly answersBothDirections: boolean;
  readonly consent: "active" | "revoked" | "revoked_at_once" | "expired" | "consumption_only";
  /** How long a fresh consent does not work, and what Enedis answers meanwhile. */
  readonly settling: { readonly minutes: number; readonly answer: "technical_error" | "not_recorded" } | null;
  readonly movedOut: boolean;
  /** The services that the consent opens, in each direction. Enedis gives five; one may be missing. */
  readonly services: readonly ServiceType[];
  /** When `subscribed_services` lists them: at once, after two empty lists, or after two null ones. */
  readonly listing: "at_once" | "empty_twice" | "null_twice";
  readonly offPeakForm: OffPeakForm;
  /** `several`: one that has ended, the one in force, and one that is to come. */
  readonly contracts: "one" | "several";
  /** As `synth_contrat_auto` and `alimentation_auto` write them. */
  readonly servicesLevel:
    | "Communicant (ouvert aux services)"
    | "Communicant (non ouvert aux services)"
    | "Non communicant"
    | "Communicant (ouverture en cours)"
    | "";
  readonly connectionState: "Alimenté" | "Coupé" | "Non alimenté" | "Limité" | "En travaux";
  /** What every measure of a meter answers that is not read; `null`: it is read. */
  readonly silence: "no_such_point" | "no_data" | null;
  /** Greyed on the consent page ("Compteur incompatible"). */
  readonly incompatible: boolean;
}

/**
 * What is missing, always on the same days or points, so that a test can name them:
 * `some_days` the 5th, 15th, 25th and 26th of each month; `text_null`, `json_null` every third point of a curve;
 * `all_null` every point of a curve; `few_points` one point on odd days and five on even ones; `no_midnight` each day's last.
 */
export type Gaps = "none" | "some_days" | "text_null" | "json_null" | "all_null" | "few_points" | "no_midnight";

/**
 * How `comptage_auto` writes off-peak hours. `relay_and_meter`, and `meter` alone, are in the one form that is published; every other
 * member is a guess at what free text may be, after forms that other routes and other years had.
 */
export type OffPeakForm =
  | "relay_and_meter"
  | "meter"
  | "quoted"
  | "without_minutes"
  | "commas"
  | "four_codes"
  | "two_seasons"
  | "unknown_code"
  | "not_applicable"
  | "in_words";

/** An ordinary home: draws only, half hours, active consent, nothing missing. */
export const ORDINARY: Nature = {
  draws: true,
  injects: false,
  phases: 1,
  spacing: 30,
  spacingIn: "points",
  clockChange: "true_end",
  tariff: "peak_offpeak",
  counters: "plain",
  indexValues: "integers",
  activatedOn: null,
  loadCurve: "on",
  gaps: "none",
  lateDays: { daily: 0, curve: 0 },
  wrongDirection: "bad_request",
  answersBothDirections: false,
  consent: "active",
  settling: null,
  movedOut: false,
  services: ["CDC", "PMAX", "IDX", "ENERGIE", "ITC"],
  listing: "at_once",
  offPeakForm: "relay_and_meter",
  contracts: "one",
  servicesLevel: "Communicant (ouvert aux services)",
  connectionState: "Alimenté",
  silence: null,
  incompatible: false,
};

/** The directions that a consent opens. */
export const sharedDirections = ({ draws, injects, consent }: Nature): readonly Direction[] => [
  ...(draws ? (["CONS"] as const) : []),
  ...(injects && consent !== "consumption_only" ? (["PROD"] as const) : []),
];
