import { MEASURES, V5_KINDS, type V5Kind } from "../../../shared/measures/measures.ts";
import { EVERYTHING, scopeFrom } from "../../../shared/token/scope.ts";

const KINDS = Object.keys(V5_KINDS) as V5Kind[];

/** What a token says, read without verifying it: the API does that. Empty for what is no token. */
function payloadOf(token: string): Readonly<Record<string, unknown>> {
  try {
    const [, payload = ""] = token.split(".");
    const read: unknown = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    return typeof read === "object" && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}

const metersIn = (payload: Readonly<Record<string, unknown>>): readonly string[] =>
  [payload.sub].flat().filter((meter): meter is string => typeof meter === "string" && /^\d{14}$/.test(meter));

/** The meters in a token. */
export const metersOf = (token: string): readonly string[] => metersIn(payloadOf(token));

/** The kinds of readings that a token opens for a meter. What the token does not say is not held against it. */
export function kindsOf(token: string, meter: string): readonly V5Kind[] {
  const payload = payloadOf(token);
  const { directions, details } = (typeof payload.scope === "string" && scopeFrom(payload.scope)) || EVERYTHING;
  const roles: unknown = Array.isArray(payload.roles) ? payload.roles[metersIn(payload).indexOf(meter)] : [];
  const measured: readonly unknown[] = Array.isArray(roles) && roles.length > 0 ? roles : directions;
  return KINDS.filter((kind) => {
    const { direction, family } = MEASURES[V5_KINDS[kind]];
    const flows = direction === "CONS" ? "consumption" : "production";
    return directions.includes(flows) && measured.includes(flows) && details.includes(family);
  });
}
