import { base64, bytesOf, decryptText, encryptText } from "./encrypted-text.ts";

/** A token as a tab keeps it: without its key, which is kept elsewhere, nobody can read it. */
export interface SealedToken {
  /** `nameOf` the token: the same in every tab. */
  readonly name: string;
  /** As `encryptText` writes it. */
  readonly text: string;
}

const KEY_BYTES = 32;

/** 256 random bits, in base64. */
export const newKey = (): string => base64(crypto.getRandomValues(new Uint8Array(KEY_BYTES)));

/** Encrypts a token with a key of `newKey`. */
export const seal = async (token: string, name: string, key: string): Promise<SealedToken> => ({
  name,
  text: await encryptText(token, await imported(key)),
});

/** The token; `null` with any other key than its own, and for what `seal` did not make. */
export async function unseal({ text }: SealedToken, key: string): Promise<string | null> {
  try {
    return await decryptText(text, await imported(key));
  } catch {
    // The key is no key.
    return null;
  }
}

const imported = (key: string): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", bytesOf(key), "AES-GCM", false, ["encrypt", "decrypt"]);
