import { accepted, type Outcome, refused } from "./refusal.ts";
import type { Claims } from "./token.ts";
import type { UsagePointId } from "./usage-point.ts";

export type BearerRefusal = { readonly code: "authorization_missing" } | { readonly code: "token_invalid" };

// A scheme is case-insensitive (RFC 9110 §11.1); a signed token is three base64url parts. Two headers reach us joined by
// a comma, which no such token holds: they are refused, never chosen from.
const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;

/** The token that an `Authorization` header carries. */
export function bearerToken(header: string | undefined): Outcome<string, BearerRefusal> {
  const value = header?.trim() ?? "";
  if (value === "") return refused({ code: "authorization_missing" });
  const token = BEARER.exec(value)?.[1];
  return token === undefined ? refused({ code: "token_invalid" }) : accepted(token);
}

/** Whether the token behind these claims opens this meter. */
export const covers = (claims: Claims, usagePointId: UsagePointId): boolean =>
  claims.usagePoints.includes(usagePointId);
