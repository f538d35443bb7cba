import { base64url } from "jose";
import { configFrom } from "../config/config.ts";
import type { Env } from "../config/env.ts";
import { keyedHash } from "../keyed-hash.ts";
import { KEY_WORDS, type Namer, namerOf } from "../name-in-memory.ts";
import type { Budget } from "../quota/budgets.ts";
import { addressBlock } from "./address-block.ts";
import { RequestCounter, WINDOW_MS } from "./request-counter.ts";

/** Requests about one token in a minute, on each route that reads no meter, so that none is needed often. */
export const REQUESTS_PER_TOKEN = 60;

/** Bytes without a token from one address in a minute: a few years of half hours. */
export const ANONYMOUS_BYTES = 8_000_000;

/** Requests of one address to the invented home in a minute: a room full of people who look at it, and no more work than a year a second. */
export const DEMO_REQUESTS = 120;

/** What is left of a limit on requests; `retryAfterMs` is `null` when this request is within it. */
export interface RequestAllowance {
  readonly budget: Budget;
  readonly retryAfterMs: number | null;
}

/** Of this isolate. On one machine it counts everything; on Cloudflare the binding counts for all isolates of a location. */
const counter = new RequestCounter();

/** Takes one request of this address (of its /64), which is held in memory only, by a name under a key, for a minute. */
export async function takeAddressRequest(env: Env, address: string | undefined, nowMs: number) {
  const nameOf = namers.get(env) ?? (await makeNamer(env));
  const name = nameOf(addressBlock(address ?? "unknown", 64));
  return take(env.ADDRESS_RATE_LIMIT, `address ${name}`, configFrom(env).requestsPerMinute, nowMs);
}

/** Takes the bytes of a body that came without a token, before it is read. They are counted in this isolate only. */
export async function takeAnonymousBytes(env: Env, address: string | undefined, bytes: number, nowMs: number) {
  const nameOf = namers.get(env) ?? (await makeNamer(env));
  const name = nameOf(addressBlock(address ?? "unknown", 64));
  const { isWithin, budget } = counter.take(`bytes ${name}`, ANONYMOUS_BYTES, nowMs, bytes);
  return { budget, retryAfterMs: isWithin ? null : budget.resetMs };
}

/** Takes one request of this address to the invented home. They are counted in this isolate only. */
export async function takeDemoRequest(env: Env, address: string | undefined, nowMs: number) {
  const nameOf = namers.get(env) ?? (await makeNamer(env));
  const { isWithin, budget } = counter.take(
    `demo ${nameOf(addressBlock(address ?? "unknown", 64))}`,
    DEMO_REQUESTS,
    nowMs,
  );
  return { budget, retryAfterMs: isWithin ? null : budget.resetMs };
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
  if (binding === undefined) return { budget, retryAfterMs: null };
  // It counts approximately and does not say when to come back: at most one window later.
  const { success } = await binding.limit({ key }).catch(() => ({ success: true }));
  return success ? { budget, retryAfterMs: null } : { budget: { ...budget, remaining: 0 }, retryAfterMs: WINDOW_MS };
}

/** Of this isolate: every request needs one. */
const namers = new WeakMap<Env, Namer>();

/** Its key comes from the secret, so that Cloudflare's binding counts an address as one in all isolates. */
async function makeNamer(env: Env): Promise<Namer> {
  const hash = base64url.decode(await keyedHash(configFrom(env).tokenSecrets.current, "address in memory", ""));
  const nameOf = namerOf(new Uint32Array(hash.buffer, 0, KEY_WORDS));
  namers.set(env, nameOf);
  return nameOf;
}
