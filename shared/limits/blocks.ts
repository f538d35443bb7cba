import { type Block, type Blockable, HASH_CHARACTERS } from "../config/block-list.ts";
import type { Config } from "../config/env.ts";
import { keyedHash } from "../keyed-hash.ts";
import { dayEndMs } from "../paris-time.ts";
import type { RequestRefusal } from "../refusals/refusal.ts";
import type { Bearer } from "../token/bearer.ts";
import type { Claims } from "../token/claims.ts";
import type { UsagePointId } from "../usage-point.ts";
import { networkOf } from "./address-block.ts";

export type Blocked = Extract<RequestRefusal, { readonly code: "blocked" }>;
type Settings = Pick<Config, "blockList" | "contactUrl">;

/** The name of a meter, a token or a network in the block list: of the number, of the name for revocations, of `networkOf`. */
export const blockHash = async (secret: string, what: Blockable, value: string): Promise<string> =>
  (await keyedHash(secret, `blocked ${what}`, value)).slice(0, HASH_CHARACTERS);

/** The refusal of this meter; `null` when it is not blocked. */
export const blockOfMeter = (settings: Settings, meter: UsagePointId, nowMs: number): Promise<Blocked | null> =>
  find(settings, "meter", () => meter, nowMs);

/** The refusal of this token: its own, or that of its meters when all of them are blocked. */
export async function blockOfToken(
  settings: Settings,
  { bearer, claims }: { readonly bearer: Bearer; readonly claims: Claims },
  nowMs: number,
): Promise<Blocked | null> {
  const own = await find(settings, "token", () => bearer.id, nowMs);
  if (own !== null) return own;
  let latest: Blocked | null = null;
  for (const meter of claims.usagePoints) {
    latest = await blockOfMeter(settings, meter, nowMs);
    if (latest === null) return null;
  }
  return latest;
}

/** The refusal of this address. Without an address nobody is blocked: everybody would be. */
export const blockOfAddress = (settings: Settings, address: string | undefined, nowMs: number) =>
  find(settings, "network", ({ bits }) => (address ? networkOf(address, bits ?? 0) : null), nowMs);

async function find(
  { blockList, contactUrl }: Settings,
  what: Blockable,
  toCompare: (block: Block) => string | null,
  nowMs: number,
): Promise<Blocked | null> {
  const hashes = new Map<string, string>();
  for (const block of blockList.blocks) {
    const endMs = dayEndMs(block.until);
    const value = block.what === what && nowMs < endMs ? toCompare(block) : null;
    if (value === null) continue;
    const hash = hashes.get(value) ?? (await blockHash(blockList.secret, what, value));
    hashes.set(value, hash);
    if (hash !== block.hash) continue;
    const { until, reason } = block;
    const contact = contactUrl?.href.replace(/^mailto:/, "") ?? null;
    return { code: "blocked", what, until, reason, contact, retryAfterMs: endMs - nowMs };
  }
  return null;
}
