import { CONSENT_RULES } from "./consent.ts";
import { ENEDIS_RULES, type UpstreamError } from "./enedis.ts";
import { GATEWAY_RULES } from "./gateway.ts";
import { IMPACT_RULES } from "./impact.ts";
import { PAIRING_RULES } from "./pairing.ts";
import { READINGS_RULES } from "./readings.ts";
import type { Refusal, RefusalCode } from "./refusal.ts";
import { REQUEST_RULES } from "./request.ts";
import type { Area, Origin, Rule } from "./rule.ts";
import { TOKEN_RULES } from "./token.ts";

const RULES: Readonly<Record<RefusalCode, Rule>> = {
  ...REQUEST_RULES,
  ...TOKEN_RULES,
  ...GATEWAY_RULES,
  ...ENEDIS_RULES,
  ...CONSENT_RULES,
  ...IMPACT_RULES,
  ...READINGS_RULES,
  ...PAIRING_RULES,
};

export const REFUSAL_CODES = Object.keys(RULES) as readonly RefusalCode[];

/** The codes of what an answer of Enedis, or none, can mean. */
export const ENEDIS_REFUSAL_CODES = Object.keys(ENEDIS_RULES) as readonly RefusalCode[];

/** Whether a text is the code of a refusal of ours. */
export const isRefusalCode = (text: string): boolean => Object.hasOwn(RULES, text);

/** Who has to act after a refusal; `null` for a code that is none. */
export const originOfCode = (code: RefusalCode): Origin | null => (isRefusalCode(code) ? RULES[code].origin : null);

/** The codes that can occur in an area of the API, in the order of their families. */
export const codesOn = (area: Area): readonly RefusalCode[] =>
  (Object.keys(RULES) as RefusalCode[]).filter((code) => RULES[code].on.includes(area));

/** When to come back after a 503 that names no time. */
const UNAVAILABLE_RETRY_MS = 30_000;

/** Which contract answers: the frozen API keeps the statuses that its clients expect (decision 0009). */
export type Api = "frozen" | "v2";

/** One refusal as the wire says it. */
export interface ResolvedStatus {
  readonly status: number;
  readonly origin: Origin;
  readonly retryable: boolean;
  readonly upstream: UpstreamError | null;
  readonly retryAfterMs: number | null;
}

/** Status, origin and timing of one refusal. */
export function resolveStatus(refusal: Refusal, api: Api = "frozen"): ResolvedStatus {
  const rule = RULES[refusal.code];
  const upstream = "upstream" in refusal ? refusal.upstream : null;
  const settles = ("settles" in refusal && refusal.settles) || null;
  const ruled = api === "v2" ? (rule.v2 ?? rule.status) : rule.status;
  const status = ruled === "relayed" ? relayStatus(upstream) : ruled;
  const named = "retryAfterMs" in refusal ? refusal.retryAfterMs : (settles?.retryAfterMs ?? null);
  return {
    status,
    origin: rule.origin,
    retryable: rule.retryable || settles !== null,
    upstream,
    retryAfterMs: named ?? (status === 503 ? UNAVAILABLE_RETRY_MS : null),
  };
}

/** `Retry-After` counts whole seconds (RFC 9110 §10.2.3), rounded up and never 0. */
export const retryAfterSeconds = (retryAfterMs: number): number => Math.max(1, Math.ceil(retryAfterMs / 1000));

/** Enedis's 401 concerns our application's token, not the caller's, and a status below 400 is no error: both become 502. */
function relayStatus(upstream: UpstreamError | null): number {
  const status = upstream?.status ?? 502;
  return status >= 400 && status <= 599 && status !== 401 ? status : 502;
}
