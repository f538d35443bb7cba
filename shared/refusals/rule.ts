/**
 * The parts of the API that describe their refusals by themselves. Each refusal declares where it can occur, and the lists of the
 * OpenAPI document are derived from that.
 */
export type Area =
  | "frozen"
  | "readings"
  | "diagnosis"
  | "meters"
  | "slot"
  | "demo"
  | "me"
  | "status"
  | "tempo"
  | "renewal"
  | "merge"
  | "revocation"
  | "catalogue"
  | "simulation"
  | "one impact"
  | "detailed simulation"
  | "intensity"
  | "meter impact";

/** What answers from a call to Enedis, and so with its refusals. */
export const ASKING_ENEDIS: readonly Area[] = ["frozen", "readings", "meter impact"];
/** What makes a token out of another. */
export const ISSUING: readonly Area[] = ["renewal", "merge"];
export const SIMULATING: readonly Area[] = ["simulation", "one impact", "detailed simulation"];
/** What reads the query of a meter under `/api/v2`. */
export const ABOUT_A_METER: readonly Area[] = ["readings", "diagnosis", "meters", "slot"];
/** The same, and what reads such a query over the invented home. */
export const WITH_A_METER_QUERY: readonly Area[] = [...ABOUT_A_METER, "demo"];
/** What takes a token, be it optional. */
export const TAKING_A_TOKEN: readonly Area[] = [
  "frozen",
  ...ABOUT_A_METER,
  "me",
  "meter impact",
  ...ISSUING,
  ...SIMULATING,
];
export const EVERYWHERE: readonly Area[] = [
  ...TAKING_A_TOKEN,
  "demo",
  "status",
  "tempo",
  "revocation",
  "catalogue",
  "intensity",
];
/** Only on a page, inside the answer of a diagnosis, or on an address that nothing describes. */
export const NOWHERE: readonly Area[] = [];

/** Who has to act: the caller, this gateway, or Enedis. */
export type Origin = "client" | "gateway" | "enedis";

/** What one refusal means on the wire, whatever it says this time. */
export interface Rule {
  /** `relayed`: the status Enedis answered with. */
  readonly status: number | "relayed";
  /** The status under `/api/v2`, where the frozen API keeps one that RFC 6750 §3.1 would not choose. */
  readonly v2?: number;
  readonly origin: Origin;
  /** Whether the same request can succeed later. */
  readonly retryable: boolean;
  /** Where in the API it can occur. */
  readonly on: readonly Area[];
}

/** The members of a family that may carry this code. */
export type Of<R, C> = R extends { readonly code: infer Code } ? (C extends Code ? R : never) : never;

export interface Coded {
  readonly code: string;
}

/** The rule of each code of a family: a code without one does not compile. */
export type Rules<R extends Coded> = { readonly [C in R["code"]]: Rule };

/** One example of each code of a family, without the code itself. */
export type Samples<R extends Coded> = {
  readonly [C in R["code"]]: Omit<Of<R, C>, "code">;
};

export const client = (
  status: number,
  on: readonly Area[],
  more: Partial<Pick<Rule, "v2" | "retryable">> = {},
): Rule => ({ status, origin: "client", retryable: false, on, ...more });

export const gateway = (status: number, on: readonly Area[]): Rule => ({
  status,
  origin: "gateway",
  retryable: true,
  on,
});

export const enedis = (status: Rule["status"], retryable: boolean, on: readonly Area[]): Rule => ({
  status,
  origin: "enedis",
  retryable,
  on,
});
