const NONCE_BYTES = 12;

/** AES-GCM, in base64: the 12 bytes of the nonce, then the encrypted text. */
export async function encryptText(text: string, key: CryptoKey): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const encrypted = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(text));
  return base64(new Uint8Array([...iv, ...new Uint8Array(encrypted)]));
}

/** The text; `null` with any other key than its own, and for what `encryptText` did not make. */
export async function decryptText(encrypted: string, key: CryptoKey): Promise<string | null> {
  try {
    const bytes = bytesOf(encrypted);
    const iv = bytes.subarray(0, NONCE_BYTES);
    const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, bytes.subarray(NONCE_BYTES));
    return new TextDecoder().decode(text);
  } catch {
    return null;
  }
}

export const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
export const bytesOf = (text: string) => Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
