import type { Context } from "hono";
import type { AppEnv } from "./app-env.ts";
import { words2026 } from "./enedis/words.ts";
import { enedisFrom } from "./enedis-from.ts";
import { whileFresh } from "./fresh-consent.ts";
import type { V5Kind } from "./measures.ts";
import { refuse } from "./problem.ts";
import type { Refusal } from "./refusal.ts";
import { meterReading } from "./v5/meter-reading.ts";
import { v5Words } from "./v5/words.ts";

/** A reading belongs to one person: nothing between us and them may keep it. */
const PRIVATE = { "cache-control": "private, no-store", vary: "Authorization" };

/** Asks Enedis, and answers the bare v5 `meter_reading`. */
export async function answerAsV5(c: Context<AppEnv>, kind: V5Kind): Promise<Response> {
  const measure = await enedisFrom(c).measure(c.var.query);
  if (!measure.ok) return refuse(c, explained(c, measure.refusal), v5Words);
  const reading = meterReading(kind, measure.value.body);
  return reading.ok ? c.json(reading.value, 200, PRIVATE) : refuse(c, reading.refusal, v5Words);
}

/** Asks Enedis, and answers its own body, to the letter. */
export async function answerAs2026(c: Context<AppEnv>): Promise<Response> {
  const measure = await enedisFrom(c).measure(c.var.query);
  if (!measure.ok) return refuse(c, explained(c, measure.refusal), words2026);
  return c.body(measure.value.text, 200, { ...PRIVATE, "content-type": "application/json" });
}

/** What a refusal means for the token that met it: in its first hours, often only that Enedis is not ready. */
const explained = (c: Context<AppEnv>, refusal: Refusal): Refusal => {
  const { consentedAtMs, issuedAtMs } = c.var.claims;
  return whileFresh(refusal, consentedAtMs ?? issuedAtMs, Date.now());
};
