import { configFrom } from "../config/config.ts";
import { durableObject } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";
import { keyedHash } from "../keyed-hash.ts";
import { GATE_UNREACHABLE } from "../quota/ask-gate.ts";
import { accepted, type Outcome, refused } from "../refusals/refusal.ts";
import type { NewToken } from "../token/claims.ts";
import { addressBlock } from "./address-block.ts";
import type { Limiter } from "./attempt-limiter.ts";
import type { Rate } from "./gcra.ts";

const HOUR_MS = 3_600_000;

/**
 * Lookups of an authorisation by one address, which follow what Enedis grants for that API in an hour. A consent takes two, a
 * late share a few more, and a village may share an address: at 10 000 an hour, 30 at once and one in 5 s; never more.
 */
export const lookupsPerAddress = (callsPerHour: number): Rate => ({
  burst: Math.min(30, Math.max(6, Math.round(callsPerHour * 0.003))),
  spacingMs: Math.max(5_000, Math.ceil(HOUR_MS / (callsPerHour * 0.072))),
});

/** Lookups by everybody: six in ten of what Enedis grants for that API in an hour. */
export const lookupsInAll = (callsPerHour: number): Rate => ({
  burst: Math.max(6, Math.round(callsPerHour * 0.02)),
  spacingMs: Math.ceil(HOUR_MS / (callsPerHour * 0.6)),
});

/** Returns of one address that the public status counts, so that one caller alone cannot move it. */
const COUNTED_RETURNS_PER_ADDRESS: Rate = { burst: 2, spacingMs: 1_800_000 };

/** Tokens made from those of one meter: one for each use in a home, then two an hour. */
const NEW_TOKENS_PER_METER: Rate = { burst: 30, spacingMs: 1_800_000 };

/** Devices that one address lets ask for a code: each makes an object that lives for ten minutes. */
const PAIRINGS_PER_ADDRESS: Rate = { burst: 30, spacingMs: 20_000 };

/** Codes of devices that one address may type: few for somebody who guesses, enough for one who mistypes. */
const TYPED_CODES_PER_ADDRESS: Rate = { burst: 10, spacingMs: 60_000 };

/** Takes one new pairing of this address. */
export const takePairing = (env: Env, address: string | undefined): Promise<Outcome<null>> =>
  takeOfAddress(env, "pairings", address, PAIRINGS_PER_ADDRESS, "too_many_codes");

/** Takes one typed code of this address, before it is looked up. */
export const takeTypedCode = (env: Env, address: string | undefined): Promise<Outcome<null>> =>
  takeOfAddress(env, "typed codes", address, TYPED_CODES_PER_ADDRESS, "too_many_codes");

/**
 * Takes one lookup of an authorisation at Enedis: first from this address, so that a single one cannot use up everybody's.
 * The address is stored nowhere: a keyed hash of it names its limiter.
 */
export async function takeLookup(env: Env, address: string | undefined): Promise<Outcome<null>> {
  const { quota } = configFrom(env);
  const rate = lookupsPerAddress(quota.callsPerHour);
  const taken = await takeOfAddress(env, "address", address, rate, "too_many_attempts");
  return taken.ok ? take(env, "everybody", lookupsInAll(quota.callsPerHour), "too_many_attempts") : taken;
}

/** Takes one return of this address that the public status counts. */
export const takeCountedReturn = (env: Env, address: string | undefined): Promise<Outcome<null>> =>
  takeOfAddress(env, "counted returns", address, COUNTED_RETURNS_PER_ADDRESS, "too_many_attempts");

/**
 * Takes one new token from the allowance of its first meter: each token may be revoked later, which the gate remembers for
 * as long as the token would have lived.
 */
export async function takeNewToken(env: Env, token: NewToken): Promise<Outcome<NewToken>> {
  const { current } = configFrom(env).tokenSecrets;
  const meter = await keyedHash(current, "new tokens", token.usagePoints[0] ?? "");
  const taken = await take(env, `tokens ${meter}`, NEW_TOKENS_PER_METER, "too_many_tokens");
  return taken.ok ? accepted(token) : taken;
}

type Code = "too_many_attempts" | "too_many_tokens" | "too_many_codes";

/** Takes one from what this address has of something. */
async function takeOfAddress(env: Env, what: string, address: string | undefined, rate: Rate, code: Code) {
  const { current } = configFrom(env).tokenSecrets;
  const own = await keyedHash(current, "address", addressBlock(address ?? "unknown", 48));
  return take(env, `${what} ${own}`, rate, code);
}

/** Takes one from the limiter of that name; refuses when none is left, and when the limiter does not answer. */
async function take(env: Env, name: string, rate: Rate, code: Code): Promise<Outcome<null>> {
  const limiter = durableObject<Limiter>(env.ATTEMPT_LIMITER, configFrom(env).jurisdiction, name);
  const waitMs = await limiter.take(rate).catch(() => null);
  if (waitMs === null) return refused(GATE_UNREACHABLE);
  return waitMs > 0 ? refused({ code, retryAfterMs: waitMs }) : accepted(null);
}
