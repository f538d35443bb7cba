import type { Context } from "hono";
import { allowForActivation } from "../consent/activation.ts";
import { words2026 } from "../measures/error-words-2026.ts";
import { v5Words } from "../measures/error-words-v5.ts";
import type { V5Kind } from "../measures/measures.ts";
import { meterReading } from "../measures/v5-meter-reading.ts";
import type { Refusal } from "../refusals/refusal.ts";
import type { AppEnv } from "./app-env.ts";
import { enedisFrom } from "./enedis-client.ts";
import { refuse } from "./problem.ts";

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
  return allowForActivation(refusal, consentedAtMs ?? issuedAtMs, Date.now());
};
