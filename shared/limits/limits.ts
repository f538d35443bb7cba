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

/** Lookups of an authorisation by one address. A consent takes two, a late share a few more; a village may share an address. */
export const LOOKUPS_PER_ADDRESS: Rate = { burst: 30, spacingMs: 5_000 };

/** Lookups by everybody: 6 000 an hour, below the 10 000 that Enedis grants for that API. */
export const LOOKUPS_IN_ALL: Rate = { burst: 200, spacingMs: 600 };

/** Tokens made from those of one meter: one for each use in a home, then two an hour. */
const NEW_TOKENS_PER_METER: Rate = { burst: 30, spacingMs: 1_800_000 };

/**
 * Takes one lookup of an authorisation at Enedis: first from this address, so that a single one cannot use up everybody's.
 * The address is stored nowhere: a keyed hash of it names its limiter.
 */
export async function takeLookup(env: Env, address: string | undefined): Promise<Outcome<null>> {
  const { current } = configFrom(env).tokenSecrets;
  const own = await keyedHash(current, "address", addressBlock(address ?? "unknown"));
  const taken = await take(env, `address ${own}`, LOOKUPS_PER_ADDRESS, "too_many_attempts");
  return taken.ok ? take(env, "everybody", LOOKUPS_IN_ALL, "too_many_attempts") : taken;
}

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

type Code = "too_many_attempts" | "too_many_tokens";

/** Takes one from the limiter of that name; refuses when none is left, and when the limiter does not answer. */
async function take(env: Env, name: string, rate: Rate, code: Code): Promise<Outcome<null>> {
  const limiter = durableObject<Limiter>(env.ATTEMPT_LIMITER, configFrom(env).jurisdiction, name);
  const waitMs = await limiter.take(rate).catch(() => null);
  if (waitMs === null) return refused(GATE_UNREACHABLE);
  return waitMs > 0 ? refused({ code, retryAfterMs: waitMs }) : accepted(null);
}
