const NAME_BYTES = 16;

/** The name of a token in a browser: half of its SHA-256, in hexadecimal. It is of no use to who does not have the token. */
export async function nameOf(token: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token)));
  return Array.from(hash.subarray(0, NAME_BYTES), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
