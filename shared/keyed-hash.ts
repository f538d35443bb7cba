import { base64url } from "jose";

/** What a hash is for. Each purpose has its own key, so a hash made for one is useless for another. */
export type Purpose =
  | "consent cookie"
  | "consent state"
  | "authorisation"
  | "share guard"
  | "share"
  | "journey"
  | "confirmation form"
  | "digits"
  | "token id"
  | "address"
  | "address in memory"
  | "key id"
  | "revoked meter"
  | "new tokens"
  | "entity tag"
  | "cursor vector"
  | "pairing"
  | "pairing browser"
  | "pairing form"
  | "device request"
  | "device code"
  | "operator token"
  | "metrics token"
  | "blocked meter"
  | "blocked token"
  | "blocked network";

/** HMAC-SHA-256 of a text or of bytes, as base64url, under a key derived from the secret for this purpose alone (HKDF, RFC 5869). */
export function keyedHash(secret: string, purpose: Purpose, content: string | BufferSource): Promise<string> {
  return keyedHasher(secret, purpose)(content);
}

/** The same for many texts: the key is derived once. */
export function keyedHasher(secret: string, purpose: Purpose): (content: string | BufferSource) => Promise<string> {
  const key = derivedKey(secret, purpose);
  return async (content) => {
    const data = typeof content === "string" ? bytes(content) : content;
    return base64url.encode(new Uint8Array(await crypto.subtle.sign("HMAC", await key, data)));
  };
}

/** Compares a hash with that of a text, in constant time. */
export async function isKeyedHash(hash: string, secret: string, purpose: Purpose, text: string): Promise<boolean> {
  // 43 characters hold two bits more than 256: only the spelling that `keyedHash` writes is accepted.
  if (!/^[\w-]{42}[AEIMQUYcgkosw048]$/.test(hash)) return false;
  return crypto.subtle.verify("HMAC", await derivedKey(secret, purpose), base64url.decode(hash), bytes(text));
}

/** A key that encrypts cookies and cursors (AES-GCM), derived like the others and different from each of them. */
export const sealingKey = (
  secret: string,
  purpose: "sealed journey" | "sealed cursor" | "sealed visit" | "remembered token" = "sealed journey",
): Promise<CryptoKey> => derive(secret, purpose, { name: "AES-GCM", length: 256 }, ["encrypt", "decrypt"]);

const derivedKey = (secret: string, purpose: Purpose): Promise<CryptoKey> =>
  derive(secret, purpose, { name: "HMAC", hash: "SHA-256", length: 256 }, ["sign", "verify"]);

type KeyKind = SubtleCryptoImportKeyAlgorithm & { readonly length: number };

/** Of this isolate, one for each purpose of each secret: deriving a key costs more than the hash that it is for. */
const keys = new Map<string, CryptoKey>();

async function derive(secret: string, purpose: string, kind: KeyKind, uses: string[]): Promise<CryptoKey> {
  const name = `${purpose} ${secret}`;
  // The key is kept and not its promise, which would belong to the request that made it.
  const key = keys.get(name) ?? (await newKey(secret, purpose, kind, uses));
  keys.set(name, key);
  return key;
}

async function newKey(secret: string, purpose: string, kind: KeyKind, uses: string[]): Promise<CryptoKey> {
  const master = await crypto.subtle.importKey("raw", bytes(secret), "HKDF", false, ["deriveKey"]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: bytes(`conso-api ${purpose}`) };
  return crypto.subtle.deriveKey(derivation, master, kind, false, uses);
}

const bytes = (text: string) => new TextEncoder().encode(text);
