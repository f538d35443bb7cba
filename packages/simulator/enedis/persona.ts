import type { Day } from "./paris.ts";
import type { CounterHistory, CountingMeter } from "./readings/counters.ts";
import type { ClockChange, Minutes } from "./readings/intervals.ts";
import type { Direction, Meter } from "./readings/readings.ts";
import type { Tariff } from "./readings/tariff.ts";

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

/** The meter of a persona in one direction, as its curve is cut on a day. */
export const meterOf = ({ prm, nature }: Persona, direction: Direction, day: Day, dailyDifference: boolean): Meter => ({
  prm,
  direction,
  minutes: minutesOn(nature, day),
  clockChange: nature.clockChange,
  dailyDifference,
});

export const minutesOn = ({ spacing }: Nature, { day }: Day): Minutes =>
  spacing !== "changing" ? spacing : day < 15 ? 30 : 10;

/** The meter of a persona in one direction, with what its counters depend on. */
export const countingMeter = (persona: Persona, direction: Direction, dailyDifference: boolean): CountingMeter => ({
  on: (day) => meterOf(persona, direction, day, dailyDifference),
  tariff: persona.nature.tariff,
  history: persona.nature.counters,
});
