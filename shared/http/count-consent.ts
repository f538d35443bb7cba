import type { Env } from "../config/env.ts";
import { CONSENT_EVENTS, type StatusEvent } from "../status/events.ts";
import { meterOf } from "./meter.ts";

/** Counts a step of a consent, where metrics are wanted. */
export function countConsent(env: Env, event: StatusEvent): void {
  const step = CONSENT_EVENTS.find((one) => event === `consent:${one}`);
  if (step !== undefined) meterOf(env)?.observe("conso.consents", 1, { "conso.consent": step });
}
