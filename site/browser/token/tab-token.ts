import { nameOf } from "../../../shared/token/text-name.ts";
import { keepKey, keyOf } from "./key-cookie.ts";
import { newKey, type SealedToken, seal, unseal } from "./sealed-token.ts";

const ITEM = "sealed-token";
/** Where a tab kept its token in clear until 30 November 2026. */
const FORMER_ITEM = "token";

/** The token that this page works with. */
export interface PageToken {
  readonly token: string;
  readonly name: string;
  readonly key: string;
}

let current: PageToken | null = null;

export const pageToken = (): PageToken | null => current;

/**
 * The token that this tab works with, if any. It is in `sessionStorage`, which other tabs and other sites do not see and which ends with
 * the tab, sealed with a key that all tabs share. Never in an address, in clear in a cookie, or in `localStorage`
 * (docs/decisions/0070-the-token-stays-in-its-tab.md, 0083-a-tab-keeps-its-token-sealed.md).
 */
export async function tabToken(): Promise<string | null> {
  const former = storage()?.getItem(FORMER_ITEM);
  if (former) await keepInTab(former);
  const sealed = sealedToken();
  if (sealed === null) return null;
  const key = keyOf(sealed.name);
  const token = key === null ? null : await unseal(sealed, key);
  if (key === null || token === null) {
    // It was erased in another tab.
    eraseFromTab();
    return null;
  }
  current = { token, name: sealed.name, key };
  return token;
}

/** Keeps a token for this tab. A browser without storage or cookies asks for it again on the next page. */
export async function keepInTab(token: string): Promise<void> {
  if (current?.token !== token || !isKept(current)) (await readyToKeep(token))();
}

/** Prepares to keep a token: what is returned keeps it at once, in a page that is being left. */
export async function readyToKeep(token: string): Promise<() => void> {
  const name = await nameOf(token);
  const key = keyOf(name) ?? newKey();
  const sealed = await seal(token, name, key);
  current = { token, name, key };
  return () => {
    keepKey(name, key);
    storage()?.setItem(ITEM, JSON.stringify(sealed));
    storage()?.removeItem(FORMER_ITEM);
  };
}

/** Whether a token of this page is still the one that its tab works with. */
export const isKept = ({ name, key }: PageToken): boolean => keyOf(name) === key && sealedToken()?.name === name;

/** Erases the token from this tab, and all else that this site keeps for the tab. */
export function eraseFromTab(): void {
  current = null;
  storage()?.clear();
}

function sealedToken(): SealedToken | null {
  const text = storage()?.getItem(ITEM) ?? null;
  return text === null ? null : JSON.parse(text);
}

function storage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
