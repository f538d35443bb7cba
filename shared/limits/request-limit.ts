import { configFrom } from "../config/config.ts";
import type { Env } from "../config/env.ts";
import { keyedHasher } from "../keyed-hash.ts";
import type { Budget } from "../quota/budgets.ts";
import { addressBlock } from "./address-block.ts";
import { RequestCounter, WINDOW_MS } from "./request-counter.ts";

/** Requests about one token in a minute, for each of its routes: none of them reads a meter, so none is needed often. */
export const REQUESTS_PER_TOKEN = 60;

/** What is left of a limit on requests; `retryAfterMs` is `null` when this request is within it. */
export interface RequestAllowance {
  readonly budget: Budget;
  readonly retryAfterMs: number | null;
}

/** Of this isolate. On one machine it counts everything; on Cloudflare the binding counts for all isolates of a location. */
const counter = new RequestCounter();

/** Takes one request of this address (of its /64). Only a keyed hash of the address is held, in memory, for a minute. */
export async function takeAddressRequest(env: Env, address: string | undefined, nowMs: number) {
  const hash = await addressHasher(env)(addressBlock(address ?? "unknown", 64));
  return take(env.ADDRESS_RATE_LIMIT, `address ${hash}`, configFrom(env).requestsPerMinute, nowMs);
}

/** Takes one request about a token on one route, so that no route can use up another's: revoking stays possible. */
export function takeTokenRequest(env: Env, tokenId: string, route: string, nowMs: number) {
  return take(env.TOKEN_RATE_LIMIT, `token ${tokenId} ${route}`, REQUESTS_PER_TOKEN, nowMs);
}

async function take(
  binding: RateLimit | undefined,
  key: string,
  limit: number,
  nowMs: number,
): Promise<RequestAllowance> {
  const { isWithin, budget } = counter.take(key, limit, nowMs);
  if (!isWithin) return { budget, retryAfterMs: budget.resetMs };
  // Cloudflare's binding counts approximately and does not say when to come back: at most one window later.
  const { success } = (await binding?.limit({ key }).catch(() => null)) ?? { success: true };
  return success ? { budget, retryAfterMs: null } : { budget: { ...budget, remaining: 0 }, retryAfterMs: WINDOW_MS };
}

const hashers = new WeakMap<Env, (text: string) => Promise<string>>();

/** One derived key per isolate: every request needs it. */
function addressHasher(env: Env): (text: string) => Promise<string> {
  const known = hashers.get(env);
  if (known !== undefined) return known;
  const hasher = keyedHasher(configFrom(env).tokenSecrets.current, "address");
  hashers.set(env, hasher);
  return hasher;
}
