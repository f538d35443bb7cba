import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import {
  type RequestAllowance,
  takeAddressRequest,
  takeAnonymousBytes,
  takeDemoRequest,
  takeTokenRequest,
} from "../limits/request-limit.ts";
import { rateLimitItems } from "../quota/budgets.ts";
import type { Refusal } from "../refusals/refusal.ts";
import type { AppEnv } from "./app-env.ts";
import type { Show } from "./eu-only.ts";
import { refuse } from "./problem.ts";
import type { TokenEnv } from "./require-token.ts";

/** Limits the requests of one address, before anything is read or asked. Every answer says what is left. */
export const limitAddress = (show: Show) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const allowance = await takeAddressRequest(c.env, c.req.header("cf-connecting-ip"), Date.now());
    const refusal = refusalOf(allowance, "address");
    if (refusal === null) await next();
    else c.res = await show(c, refusal);
    for (const [field, value] of fieldsOf("address", allowance)) c.res.headers.append(field, value);
  });

/** Limits the requests of one address to the invented home, which cost no call and yet work. */
export const limitDemo = createMiddleware<AppEnv>(async (c, next) => {
  const allowance = await takeDemoRequest(c.env, c.req.header("cf-connecting-ip"), Date.now());
  for (const [field, value] of fieldsOf("demo", allowance)) c.header(field, value, { append: true });
  const refusal = refusalOf(allowance, "address");
  if (refusal !== null) return refuse(c, refusal);
  await next();
});

/** Limits the requests about the token that asks, before the gate is asked. */
export const limitToken = createMiddleware<TokenEnv>(async (c, next) => {
  const refused = await refuseAbout(c, c.var.bearer.id);
  if (refused !== null) return refused;
  await next();
});

/**
 * The refusal of one more request about this token on this route; `null` when it is within the limit. `route` names several
 * addresses that share one limit.
 */
export async function refuseAbout<E extends AppEnv>(
  c: Context<E>,
  tokenId: string,
  route = c.req.path,
): Promise<Response | null> {
  const allowance = await takeTokenRequest(c.env, tokenId, route, Date.now());
  for (const [field, value] of fieldsOf("token", allowance)) c.header(field, value, { append: true });
  const refusal = refusalOf(allowance, "token");
  return refusal === null ? null : refuse(c, refusal);
}

/** The refusal of a body without a token from this address; `null` when it is within the bytes of the minute. */
export async function refuseAnonymousBytes<E extends AppEnv>(c: Context<E>, bytes: number): Promise<Response | null> {
  const allowance = await takeAnonymousBytes(c.env, c.req.header("cf-connecting-ip"), bytes, Date.now());
  const refusal = refusalOf(allowance, "bytes");
  return refusal === null ? null : refuse(c, refusal);
}

const refusalOf = ({ retryAfterMs }: RequestAllowance, per: "address" | "token" | "bytes"): Refusal | null =>
  retryAfterMs === null ? null : { code: "too_many_requests", per, retryAfterMs };

/** The fields that add one limit to those that the answer already names. */
const fieldsOf = (name: string, { budget }: RequestAllowance): [string, string][] =>
  Object.entries(rateLimitItems([[name, budget]]));
