import { keyedHash } from "../keyed-hash.ts";

/** HS256 is worth its key, and a key shorter than its hash is the weak part (RFC 7518 §3.2, RFC 8725 §3.5). */
export const STRONG_SECRET_BYTES = 32;

/** The secret in force, and those before it while tokens signed with them still live, newest first. */
export interface TokenSecrets {
  readonly current: string;
  readonly previous: readonly string[];
}

/**
 * What `TOKEN_SECRET_PREVIOUS` says: one secret, or several separated by commas. A secret may hold a comma itself: the value
 * is a list only if each part is a strong secret, and even then the whole of it stays one, as it may always have been.
 */
export function previousSecrets(given: string | undefined): readonly string[] {
  if (given === undefined || given === "") return [];
  const parts = given.split(",").map((part) => part.trim());
  return parts.length > 1 && parts.every(isStrong) ? [...parts, given] : [given];
}

export const isStrong = (secret: string): boolean => new TextEncoder().encode(secret).length >= STRONG_SECRET_BYTES;

/** Of this isolate: the names of the few secrets it works with. */
const keyIds = new Map<string, string>();

/** The name of a secret in the tokens it signs (`kid`): 48 bits of a keyed hash, which say nothing of the secret. */
export async function keyId(secret: string): Promise<string> {
  const known = keyIds.get(secret);
  if (known !== undefined) return known;
  const id = (await keyedHash(secret, "key id", "")).slice(0, 8);
  keyIds.set(secret, id);
  return id;
}

/**
 * The secrets that may have signed a token: the one it names, or any if it names none, as before tokens named one. An HMAC
 * under an empty key is one that anybody can compute: that is never a secret.
 */
export async function candidates({ current, previous }: TokenSecrets, kid: unknown): Promise<readonly string[]> {
  const all = [current, ...previous].filter((secret) => secret !== "");
  if (kid === undefined) return all;
  const named: string[] = [];
  for (const secret of all) if ((await keyId(secret)) === kid) named.push(secret);
  return named;
}
