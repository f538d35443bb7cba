/** What a token says, read without verifying it: the API does that. */
export interface TokenPayload {
  readonly sub: string | readonly string[];
  readonly roles?: readonly (readonly ("consumption" | "production")[])[];
  readonly scope?: string;
  /** The end, in seconds since 1970. */
  readonly exp: number;
  /** The end of the consent, likewise. */
  readonly consent_end?: number;
}

/** `null` for a text that is no token. */
export function payloadOf(token: string): TokenPayload | null {
  try {
    const [, payload = ""] = token.split(".");
    return JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
  } catch {
    return null;
  }
}

/** Whether two tokens are of the same meters, in any order. */
export const areOfSameMeters = (one: string, other: string): boolean => metersText(one) === metersText(other);

const metersText = (token: string): string => [payloadOf(token)?.sub ?? token].flat().toSorted().join();
