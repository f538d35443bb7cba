const NAME = "token";

/**
 * The token that this tab works with, if any: in `sessionStorage`, which other tabs and other sites do not see and which ends
 * with the tab. Never in an address, a cookie or `localStorage` (docs/decisions/0070-the-token-stays-in-its-tab.md).
 */
export function tabToken(): string | null {
  try {
    return sessionStorage.getItem(NAME);
  } catch {
    return null;
  }
}

/** Keeps a token for this tab. A browser without storage asks for it again on the next page. */
export function keepInTab(token: string): void {
  try {
    sessionStorage.setItem(NAME, token);
  } catch {
    // Without storage, everything else still works.
  }
}

/** Erases the token from this tab. */
export function eraseFromTab(): void {
  try {
    sessionStorage.removeItem(NAME);
  } catch {
    // Nothing was kept.
  }
}
