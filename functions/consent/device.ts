import type { Context } from "hono";
import { configFrom } from "../../shared/config/config.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { pairingCookie } from "../../shared/http/cookies.ts";
import { deskOf } from "../../shared/pairing/desk.ts";
import { browserName, deskName, openVisit, sealVisit, type Visit } from "../../shared/pairing/visit.ts";
import type { Refusal } from "../../shared/refusals/refusal.ts";

/**
 * Refusals after which this consent gives no token today, whatever the person does. The others may pass, and the device goes on waiting
 * until its code ends.
 */
const FOR_GOOD: ReadonlySet<string> = new Set([
  "consent_declined",
  "consent_several_meters",
  "consent_stale",
  "consent_already_claimed",
  "confirmation_locked",
]);

const endsConsent = (refusal: Refusal): boolean =>
  FOR_GOOD.has(refusal.code) || (refusal.code === "consent_failed" && refusal.reason === "not_completed");

/** Remembers that this departure goes on with the device that waits in this browser, if one does. */
export async function leaveForDevice(c: Context<AppEnv>, state: string): Promise<void> {
  const { tokenSecrets } = configFrom(c.env);
  const visit = await openVisit(pairingCookie.get(c), tokenSecrets);
  if (visit !== null) pairingCookie.set(c, await sealVisit({ ...visit, state }, tokenSecrets.current));
}

/** Whether the journey that left with this state was for the device that waits in this browser. */
export const isForDevice = async (c: Context<AppEnv>, state: string): Promise<boolean> =>
  (await deviceOf(c, state)) !== null;

/** Tells the device at once that it gets nothing, when the consent that was for it has failed for good. */
export async function declineForDevice(c: Context<AppEnv>, state: string, refusal: Refusal): Promise<void> {
  const visit = endsConsent(refusal) ? await deviceOf(c, state) : null;
  if (visit === null) return;
  const { current } = configFrom(c.env).tokenSecrets;
  // Without an answer the device waits until its code ends: nothing is given to it.
  await deskOf(c.env, await deskName(visit.code, current))
    .decline(await browserName(visit, current))
    .catch(() => null);
}

async function deviceOf(c: Context<AppEnv>, state: string): Promise<Visit | null> {
  const visit = await openVisit(pairingCookie.get(c), configFrom(c.env).tokenSecrets);
  return visit?.state === state ? visit : null;
}
