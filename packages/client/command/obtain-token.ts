import type { ObtainToken } from "./auth.ts";
import { hasBrowser } from "./browser.ts";
import { type PairingWish, pairDevice } from "./pair-device.ts";
import { pasteToken } from "./paste-token.ts";
import type { Session } from "./session.ts";

export interface ObtainOptions extends PairingWish {
  readonly browser: boolean;
  readonly pair?: true;
}

/** How `auth` gets a token: from a pipe, from a browser on this machine, else by pairing. */
export function obtainToken(session: Session, { browser, pair, ...wish }: ObtainOptions): ObtainToken {
  const { stdin, env } = session.terminal;
  const opensBrowser = browser && hasBrowser(process.platform, env);
  const paste = pasteToken(session, opensBrowser);
  if (pair) return pairDevice(session, wish, null);
  return stdin.isTTY && !opensBrowser ? pairDevice(session, wish, paste) : paste;
}
