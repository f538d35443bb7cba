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

export const client = (status: number, more: Partial<Pick<Rule, "v2" | "retryable">> = {}): Rule => ({
  status,
  origin: "client",
  retryable: false,
  ...more,
});
export const gateway = (status: number): Rule => ({ status, origin: "gateway", retryable: true });
export const enedis = (status: Rule["status"], retryable: boolean): Rule => ({ status, origin: "enedis", retryable });
