import { CompactEncrypt, compactDecrypt } from "jose";

/** 256 bits. */
type Key = CryptoKey | Uint8Array;

const ENCRYPTION = { alg: "dir", enc: "A256GCM" } as const;
const TAKEN = { keyManagementAlgorithms: [ENCRYPTION.alg], contentEncryptionAlgorithms: [ENCRYPTION.enc] };

/** Encrypted and authenticated (JWE, AES-256-GCM): the side that carries it can neither read nor change it. */
export const sealText = (text: string, key: Key): Promise<string> =>
  new CompactEncrypt(new TextEncoder().encode(text)).setProtectedHeader(ENCRYPTION).encrypt(key);

/** The text that was sealed with one of these keys; `null` for anything else. */
export async function unsealText(sealed: string, keys: readonly Promise<Key>[]): Promise<string | null> {
  for (const key of keys) {
    const opened = await compactDecrypt(sealed, await key, TAKEN).catch(() => null);
    if (opened !== null) return new TextDecoder().decode(opened.plaintext);
  }
  return null;
}
