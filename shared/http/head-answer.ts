import type { Context } from "hono";
import type { TokenStatus } from "../quota/token-status.ts";
import type { Outcome } from "../refusals/refusal.ts";
import { refuse } from "./problem.ts";
import type { TokenEnv } from "./require-token.ts";

/**
 * The answer to a HEAD of a route of v2 that would ask Enedis, after every check of a GET; `null` for any other method. A revoked
 * token is refused, but no call is spent on a body that nobody receives: what only the readings tell is left out (RFC 9110 §9.3.2). `readStatus`: which of its meters the token
 * still opens.
 */
export async function answerHead(
  c: Context<TokenEnv>,
  readStatus: () => Promise<Outcome<TokenStatus>>,
  contentType = "application/json",
): Promise<Response | null> {
  if (c.req.method !== "HEAD") return null;
  const status = await readStatus();
  if (!status.ok) return refuse(c, status.refusal);
  return c.body(null, 200, { "content-type": contentType, "cache-control": "private, no-store" });
}
