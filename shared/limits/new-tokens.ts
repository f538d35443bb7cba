import { configFrom } from "../config/config.ts";
import type { Env } from "../config/env.ts";
import { keyedHash } from "../keyed-hash.ts";
import { accepted, type Outcome } from "../refusals/refusal.ts";
import type { NewToken } from "../token/claims.ts";
import { granted } from "./granted.ts";
import { PER_METER } from "./pace.ts";

/**
 * May this token be made of others? Each may be revoked, which the gate remembers as long as it would have lived: so many
 * per meter, and no program fills that memory. Counted for the first meter of the token, which a keyed hash names.
 */
export async function takeToken(env: Env, token: NewToken): Promise<Outcome<NewToken>> {
  const config = configFrom(env);
  const meter = await keyedHash(config.tokenSecrets.current, "new tokens", token.usagePoints[0] ?? "");
  const taken = await granted(env, config, [[`tokens ${meter}`, PER_METER]], "too_many_tokens");
  return taken.ok ? accepted(token) : taken;
}
