import type { Context } from "hono";
import { Hono } from "hono/tiny";
import type { AppEnv } from "../shared/app-env.ts";
import { configFrom } from "../shared/config.ts";
import { consentError } from "../shared/consent.ts";
import { departureCookie, tokenCookie } from "../shared/consent-cookies.ts";
import { lookForConsent } from "../shared/consent-lookup.ts";
import { checkState, STATE_LIFE_MS } from "../shared/consent-state.ts";
import { enedisFrom } from "../shared/enedis-from.ts";
import { durableObject } from "../shared/jurisdiction.ts";
import { keyedHash } from "../shared/keyed-hash.ts";
import { euOnlyShowing } from "../shared/middleware/eu-only.ts";
import { getOnly } from "../shared/middleware/get-only.ts";
import { refusalPage } from "../shared/pages/refusal.tsx";
import { accepted, type Outcome, type Refusal, refused } from "../shared/refusal.ts";
import { issueToken } from "../shared/token.ts";

const PARAMETERS = ["autorisation_id", "state", "error", "error_description"] as const;

/** The memory of a departure did not answer: nothing is issued without it. */
const UNREACHABLE = { code: "gate_unreachable", retryAfterMs: 5_000 } as const;
const ALREADY_USED = { code: "consent_already_used" } as const;

/** `GET /api/callback?autorisation_id&state`, or `error&error_description`: Enedis sends the person back here. */
export const callback = new Hono<AppEnv>().all("/", getOnly, euOnlyShowing(refusalPage), async (c) => {
  const token = await tokenFor(c);
  if (!token.ok) return refusalPage(c, token.refusal);
  tokenCookie.set(c, token.value);
  c.header("Cache-Control", "no-store");
  c.header("Referrer-Policy", "no-referrer");
  return c.redirect("/token", 303);
});

/**
 * A token, or why not. This address is hostile ground: `autorisation_id` is a small integer that anybody can type. It
 * counts only in the browser that left, in time, and as the first one to come back with its state.
 */
async function tokenFor(c: Context<AppEnv>): Promise<Outcome<string, Refusal>> {
  const repeated = PARAMETERS.find((name) => (c.req.queries(name)?.length ?? 0) > 1);
  if (repeated !== undefined) return refused({ code: "parameter_repeated", parameter: repeated });

  // Enedis's error returns do not all carry the state. They change nothing here, so they need none.
  const { error, error_description, state, autorisation_id } = c.req.query();
  if (error !== undefined) return refused(consentError(error, error_description));

  const { jurisdiction, tokenSecrets } = configFrom(c.env);
  const secret = tokenSecrets.current;
  const back = await checkState(departureCookie.get(c), state, Date.now(), secret);
  if (!back.ok) return back;
  if (state === undefined || autorisation_id === undefined || !/^[1-9][0-9]{0,14}$/.test(autorisation_id)) {
    return refused({ code: "consent_malformed" });
  }

  const memory = durableObject(c.env.CONSENT_STATE, jurisdiction, await keyedHash(secret, "consent state", state));
  const authorisation = await keyedHash(secret, "authorisation", autorisation_id);
  const binding = await memory.bind(authorisation, back.value.leftAtMs + STATE_LIFE_MS).catch(() => null);
  if (binding === null) return refused(UNREACHABLE);
  if (binding === "other" || binding === "done") return refused(ALREADY_USED);

  const enedis = enedisFrom(c);
  const look = () => enedis.subscribedServices(Number(autorisation_id));
  const consent = await lookForConsent(look, Date.now, (ms) => scheduler.wait(ms));
  if (!consent.ok) return consent;

  const { usagePointId, endsAtMs } = consent.value;
  const claims = {
    usagePoints: [usagePointId],
    issuedAtMs: Date.now(),
    expiresAtMs: endsAtMs,
    jti: crypto.randomUUID(),
  };
  const token = await issueToken(claims, secret);
  const mine = await memory.finish().catch(() => null);
  if (mine === null) return refused(UNREACHABLE);
  return mine ? accepted(token) : refused(ALREADY_USED);
}
