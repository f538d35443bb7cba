import { payloadOf } from "./token-payload.ts";

export type Direction = "consumption" | "production";
const DIRECTIONS: readonly Direction[] = ["consumption", "production"];

/** A meter as the token tells of it. */
export interface MeterInToken {
  readonly number: string;
  /** What it measures and the token opens; empty: the token does not say. */
  readonly roles: readonly Direction[];
}

/** The meters in a token, in its order, read without verifying it: the API does that. */
export function metersIn(token: string): readonly MeterInToken[] {
  const payload = payloadOf(token);
  if (payload === null) return [];
  const { sub, roles = [], scope = "" } = payload;
  const opened = DIRECTIONS.filter((direction) => scope.split(" ").includes(direction));
  return [sub].flat().map((number, at) => ({
    number: String(number),
    roles: (roles[at] ?? []).filter((role) => opened.length === 0 || opened.includes(role)),
  }));
}
