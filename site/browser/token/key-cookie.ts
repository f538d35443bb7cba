/**
 * The key of a sealed token, in a cookie that ends with the browser's session. A browser deletes a cookie for good, while what a tab
 * kept may stay in its files for weeks; and all tabs share it, so that a key deleted in one is missing in all. The server gets it and has
 * no use for it. `Secure`: a page without TLS keeps no token, but for `localhost` in most browsers.
 */
const PREFIX = "__Host-tab-";
const ATTRIBUTES = "; Path=/; Secure; SameSite=Strict";

/** The key of the token with this name; `null` when there is none, or when it was deleted. */
export function keyOf(name: string): string | null {
  const start = `${PREFIX}${name}=`;
  const cookie = document.cookie.split("; ").find((one) => one.startsWith(start));
  return cookie?.slice(start.length) ?? null;
}

export function keepKey(name: string, key: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
  document.cookie = `${PREFIX}${name}=${key}${ATTRIBUTES}`;
}

export function deleteKey(name: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
  document.cookie = `${PREFIX}${name}=; Max-Age=0${ATTRIBUTES}`;
}
