import type { Config, Env } from "../config/env.ts";
import { keyedHash } from "../keyed-hash.ts";
import type { Outcome } from "../refusals/refusal.ts";
import { addressBlock } from "./address-block.ts";
import { granted } from "./granted.ts";
import { IN_ALL, PER_ADDRESS } from "./pace.ts";

/**
 * May this address make Enedis look up one more authorisation? First its own limit, so that nobody uses up everybody's.
 * The address is in no storage: it names its counter as a keyed hash.
 */
export async function takeAttempt(env: Env, config: Config, address: string | undefined): Promise<Outcome<null>> {
  const own = await keyedHash(config.tokenSecrets.current, "address", addressBlock(address ?? "unknown"));
  const counters = [
    [`address ${own}`, PER_ADDRESS],
    ["everybody", IN_ALL],
  ] as const;
  return granted(env, config, counters, "too_many_attempts");
}
