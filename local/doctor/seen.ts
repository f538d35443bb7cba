import { SIMULATION_HEADER } from "../../shared/http/deployment.ts";
import { type Asked, answered, jsonOf } from "./ask.ts";
import type { Certificate } from "./certificate.ts";

/** All that the checks judge: the answers of one deployment, asked within a few seconds. */
export interface Seen {
  readonly site: URL;
  /** The clock of this machine. */
  readonly nowMs: number;
  /** `null` when the address begins with `http:`, or nothing speaks TLS there. */
  readonly certificate: Certificate | null;
  /** The same host without TLS; `null` when it was not asked. */
  readonly plainPage: Asked | null;
  readonly plainProgram: Asked | null;
  readonly home: Asked;
  readonly style: Asked;
  readonly lost: Asked;
  readonly openApi: Asked;
  readonly status: Asked;
  /** A reading without a token. */
  readonly reading: Asked;
  readonly consentLink: Asked;
  /** Where the consent link leads. */
  readonly consentPage: Asked | null;
  readonly callback: Asked;
  readonly metadata: Asked;
  readonly intensity: Asked;
  readonly tempo: Asked;
  /** The operator's part, and what each earlier secret opens; `null` without a secret. */
  readonly operator: Asked | null;
  readonly older: readonly Asked[];
}

/** Nothing leaves this machine: no network, no TLS, no data centre. */
export const isHere = ({ site }: Pick<Seen, "site">): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])$/.test(site.hostname);

/** The gateway's own time, of some seconds ago; `null` when it does not say. */
export function timeAt(status: Asked): number | null {
  const asOf = (jsonOf(status) as { as_of?: unknown } | null)?.as_of;
  const atMs = typeof asOf === "string" ? Date.parse(asOf) : Number.NaN;
  return Number.isNaN(atMs) ? null : atMs;
}

/** The gateway says that its Enedis is simulated. */
export const isSimulation = ({ status, reading }: Pick<Seen, "status" | "reading">): boolean =>
  [status, reading].some(
    (asked) => answered(asked) && asked.headers.get(SIMULATION_HEADER[0]) === SIMULATION_HEADER[1],
  );
