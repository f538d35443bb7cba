import { base64url, CompactEncrypt, compactDecrypt } from "jose";

/** The key agreement of RFC 8037 and RFC 7518 §4.6, with AES-256-GCM. */
const SEALED = { alg: "ECDH-ES", enc: "A256GCM" } as const;
const TAKEN = { keyManagementAlgorithms: [SEALED.alg], contentEncryptionAlgorithms: [SEALED.enc] };
const X25519 = { name: "X25519" } as const;

/** What stands before the 32 bytes of a private X25519 key in its PKCS #8 (RFC 8410 §7). */
const PKCS8_PREFIX = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20];

/** The public key of the box that this seed opens, as base64url. Any 32 bytes are a private key of X25519. */
export async function boxOf(seed: string): Promise<string> {
  const { x } = (await crypto.subtle.exportKey("jwk", await privateKey(seed))) as JsonWebKey;
  if (x === undefined) throw new Error("a private key has no public one");
  return x;
}

/** Puts a text into a box. Only the seed opens it, which the gateway does not keep. */
export async function putInBox(text: string, box: string): Promise<string> {
  const key = await crypto.subtle.importKey("raw", base64url.decode(box), X25519, false, []);
  return new CompactEncrypt(new TextEncoder().encode(text)).setProtectedHeader(SEALED).encrypt(key);
}

/** The text in a box; `null` with any other seed than its own. */
export async function takeFromBox(sealed: string, seed: string): Promise<string | null> {
  const opened = await compactDecrypt(sealed, await privateKey(seed), TAKEN).catch(() => null);
  return opened === null ? null : new TextDecoder().decode(opened.plaintext);
}

const privateKey = (seed: string): Promise<CryptoKey> =>
  crypto.subtle.importKey("pkcs8", new Uint8Array([...PKCS8_PREFIX, ...base64url.decode(seed)]), X25519, true, [
    "deriveBits",
  ]);
