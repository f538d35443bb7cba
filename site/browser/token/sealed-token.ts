/** A token as a tab keeps it: without its key, which is kept elsewhere, nobody can read it. */
export interface SealedToken {
  /** Half of the SHA-256 of the token, in hexadecimal: the same in every tab, and of no use to who does not have the token. */
  readonly name: string;
  /** AES-GCM, in base64: the 12 bytes of the nonce, then the encrypted token. */
  readonly text: string;
}

const NAME_BYTES = 16;
const NONCE_BYTES = 12;
const KEY_BYTES = 32;

export async function nameOf(token: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token)));
  return Array.from(hash.subarray(0, NAME_BYTES), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** 256 random bits, in base64. */
export const newKey = (): string => base64(crypto.getRandomValues(new Uint8Array(KEY_BYTES)));

/** Encrypts a token with a key of `newKey`. */
export async function seal(token: string, name: string, key: string): Promise<SealedToken> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const encrypted = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv },
    await imported(key),
    new TextEncoder().encode(token),
  );
  return { name, text: base64(new Uint8Array([...iv, ...new Uint8Array(encrypted)])) };
}

/** The token; `null` with any other key than its own, and for what `seal` did not make. */
export async function unseal({ text }: SealedToken, key: string): Promise<string | null> {
  try {
    const bytes = bytesOf(text);
    const iv = bytes.subarray(0, NONCE_BYTES);
    const token = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv },
      await imported(key),
      bytes.subarray(NONCE_BYTES),
    );
    return new TextDecoder().decode(token);
  } catch {
    return null;
  }
}

const imported = (key: string): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", bytesOf(key), "AES-GCM", false, ["encrypt", "decrypt"]);

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const bytesOf = (text: string) => Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
