import { ENEDIS_CODES } from "../enedis/error-codes.ts";
import { MEASURES } from "../measures/measures.ts";
import { REFUSAL_CODES } from "../refusals/statuses.ts";
import { CONSENT_EVENTS } from "../status/events.ts";
import { CALL_OUTCOMES } from "./call-outcome.ts";

/** What an attribute may say: words of our code, or the routes and applications of this deployment. */
export type Words = readonly string[] | "routes" | "applications";

export interface Instrument {
  readonly kind: "counter" | "gauge" | "histogram";
  /** By UCUM, as OpenTelemetry writes units: `s`, or what is counted in braces; empty for what is neither. */
  readonly unit: "s" | `{${string}}` | "";
  readonly about: string;
  /** Each with its closed set of values. */
  readonly attributes: Readonly<Record<string, Words>>;
}

const METHODS = ["GET", "HEAD", "OPTIONS", "POST"];
const STATUSES = [
  ...["200", "204", "206", "301", "302", "303", "304", "307", "308"],
  ...["400", "401", "403", "404", "405", "406", "408", "409", "410", "413", "415", "422", "429"],
  ...["500", "501", "502", "503", "504"],
];
const APIS = ["measures", "subscribed_services", "contracts"];
const RESOURCES = [
  ...Object.keys(MEASURES),
  "subscribed_services",
  ...["situation_contrat_auto", "synth_contrat_auto", "comptage_auto", "alimentation_auto"],
];
const LINE = { "conso.application": "applications", "conso.api": [...APIS, "token"] } as const;
const APPLICATION = { "conso.application": "applications" } as const;
const NONE = {} as const;

/**
 * Every instrument there is, by OpenTelemetry's names and units; what is ours alone begins with `conso.`. Nothing else is counted, and no
 * attribute has another value than these (decision 0136). `docs/metrics.md` is this list for operators.
 */
export const INSTRUMENTS = {
  "http.server.request.duration": {
    kind: "histogram",
    unit: "s",
    about: "From the arrival of a request to the beginning of its answer",
    attributes: {
      "http.request.method": METHODS,
      "http.route": "routes",
      "http.response.status_code": STATUSES,
    },
  },
  "http.client.request.duration": {
    kind: "histogram",
    unit: "s",
    about: "A call to Enedis about a meter or a consent, from its turn to the end of the answer",
    attributes: { ...APPLICATION, "conso.api": APIS, "conso.outcome": CALL_OUTCOMES },
  },
  "conso.enedis.errors": {
    kind: "counter",
    unit: "{error}",
    about: "Errors of Enedis, by the code in their body",
    attributes: { ...APPLICATION, "conso.api": APIS, "conso.enedis.code": ENEDIS_CODES },
  },
  "conso.turn.wait": {
    kind: "histogram",
    unit: "s",
    about: "How long a request that called Enedis waited for its turns",
    attributes: NONE,
  },
  "conso.refusals": {
    kind: "counter",
    unit: "{refusal}",
    about: "Refusals to programs, by their code",
    attributes: { "conso.code": REFUSAL_CODES },
  },
  "conso.consents": {
    kind: "counter",
    unit: "{person}",
    about: "People who left for Enedis to consent, and how they came back",
    attributes: { "conso.consent": CONSENT_EVENTS },
  },
  "conso.clock.skew": {
    kind: "gauge",
    unit: "s",
    about: "How far this clock is ahead of that of Enedis, at its last answer; below a second it is 0",
    attributes: NONE,
  },
  "conso.gate.up": {
    kind: "gauge",
    unit: "",
    about: "1 while the gate of an application answers",
    attributes: APPLICATION,
  },
  "conso.object.up": {
    kind: "gauge",
    unit: "",
    about: "1 while an object that serves everybody answers",
    attributes: { "conso.object": ["status_board", "intensity_archive", "tempo_archive"] },
  },
  "conso.quota.used": {
    kind: "gauge",
    unit: "{call}",
    about: "Calls of the last hour",
    attributes: LINE,
  },
  "conso.quota.limit": {
    kind: "gauge",
    unit: "{call}",
    about: "Calls an hour that Enedis allows, as its refusals taught us",
    attributes: LINE,
  },
  "conso.quota.configured": {
    kind: "gauge",
    unit: "{call}",
    about: "Calls an hour that Enedis should allow, by configuration",
    attributes: LINE,
  },
  "conso.quota.closed": {
    kind: "gauge",
    unit: "s",
    about: "How much longer Enedis refuses every call",
    attributes: LINE,
  },
  "conso.line.wait": {
    kind: "gauge",
    unit: "s",
    about: "How long a caller without an appointment would wait now",
    attributes: LINE,
  },
  "conso.line.appointments": {
    kind: "gauge",
    unit: "{appointment}",
    about: "Meters that were told when to come back",
    attributes: LINE,
  },
  "conso.circuit.open": {
    kind: "gauge",
    unit: "",
    about: "1 while a resource of Enedis is left alone because everybody failed there",
    attributes: { ...APPLICATION, "conso.resource": RESOURCES },
  },
  "conso.application.token.failures": {
    kind: "gauge",
    unit: "{failure}",
    about: "How often in a row Enedis gave the application no token",
    attributes: APPLICATION,
  },
  "conso.eco2mix.age": {
    kind: "gauge",
    unit: "s",
    about: "Since the end of the newest quarter of an hour that éCO2mix gave; two days at most are looked at",
    attributes: NONE,
  },
  "conso.tempo.age": {
    kind: "gauge",
    unit: "s",
    about: "Since a source of the colours of Tempo was last believed",
    attributes: NONE,
  },
  "conso.tempo.sources": {
    kind: "gauge",
    unit: "{source}",
    about: "Sources of the colours of Tempo whose last answer was believed",
    attributes: NONE,
  },
} as const satisfies Readonly<Record<string, Instrument>>;

export type InstrumentName = keyof typeof INSTRUMENTS;
export const INSTRUMENT_NAMES = Object.keys(INSTRUMENTS) as readonly InstrumentName[];

type AttributeName<N extends InstrumentName> = keyof (typeof INSTRUMENTS)[N]["attributes"] & string;
export type Attributes<N extends InstrumentName> = Readonly<Record<AttributeName<N>, string>>;

/** Takes one value of an instrument: another one to count, how long something took, or what a gauge shows now. */
export type Observe = <N extends InstrumentName>(name: N, value: number, attributes: Attributes<N>) => void;

/** The upper bounds of the buckets of every histogram, in seconds: a request may wait 25 s for its turn and 20 s for Enedis. */
export const BOUNDS: readonly number[] = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 60];
