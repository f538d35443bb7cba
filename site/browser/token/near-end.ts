import { isNearEnd } from "../../../shared/token/near-end.ts";
import { payloadOf } from "./token-payload.ts";

const DAY_MS = 86_400_000;

/** The end of a token that is near. */
export interface NearEnd {
  readonly endsAtMs: number;
  /** Whole days that are left, rounded up. */
  readonly days: number;
  /** The consent lasts longer: another token can be had at once. */
  readonly canBeRenewed: boolean;
}

/** `null` when the token ends later, or does not say when. */
export function nearEnd(token: string, nowMs: number): NearEnd | null {
  const payload = payloadOf(token);
  if (payload === null) return null;
  const endsAtMs = payload.exp * 1000;
  if (!isNearEnd(endsAtMs, nowMs)) return null;
  const consentEndsAtMs = (payload.consent_end ?? payload.exp) * 1000;
  return {
    endsAtMs,
    days: Math.max(0, Math.ceil((endsAtMs - nowMs) / DAY_MS)),
    canBeRenewed: consentEndsAtMs - endsAtMs >= DAY_MS,
  };
}
