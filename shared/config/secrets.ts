import { keyedHash } from "../keyed-hash.ts";

/** A key for HS256 is at least as long as its hash (RFC 7518 §3.2, RFC 8725 §3.5). */
export const STRONG_SECRET_BYTES = 32;

/** The secret that signs, and the earlier ones whose tokens have not expired yet, newest first. */
export interface TokenSecrets {
  readonly current: string;
  readonly previous: readonly string[];
}

/**
 * Reads `TOKEN_SECRET_PREVIOUS`: one secret, or several separated by commas. A secret may contain a comma, so the value is a
 * list only if each part is a strong secret, and even then the whole value is kept as one more candidate.
 */
export function previousSecrets(setting: string | undefined): readonly string[] {
  if (setting === undefined || setting === "") return [];
  const parts = setting.split(",").map((part) => part.trim());
  return parts.length > 1 && parts.every(isStrong) ? [...parts, setting] : [setting];
}

export const isStrong = (secret: string): boolean => new TextEncoder().encode(secret).length >= STRONG_SECRET_BYTES;

/** Of this isolate. */
const keyIds = new Map<string, string>();

/** The name of a secret in the tokens it signs (`kid`): 48 bits of a keyed hash, which reveal nothing of the secret. */
export async function keyId(secret: string): Promise<string> {
  const known = keyIds.get(secret);
  if (known !== undefined) return known;
  const id = (await keyedHash(secret, "key id", "")).slice(0, 8);
  keyIds.set(secret, id);
  return id;
}

/**
 * The secrets that may have signed a token: the one it names, or all of them for an old token that names none. Never an
 * empty one: anyone can compute an HMAC under an empty key.
 */
export async function candidates({ current, previous }: TokenSecrets, kid: unknown): Promise<readonly string[]> {
  const all = [current, ...previous].filter((secret) => secret !== "");
  if (kid === undefined) return all;
  const named: string[] = [];
  for (const secret of all) if ((await keyId(secret)) === kid) named.push(secret);
  return named;
}
