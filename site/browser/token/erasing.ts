import { deleteKey } from "./key-cookie.ts";
import { endPage } from "./page-end.ts";
import { forget, rememberedLike } from "./remembered.ts";
import { eraseFromTab, isKept, pageToken } from "./tab-token.ts";
import { withToken } from "./with-token.ts";

/** Carries the names of tokens that are erased, from tab to tab. */
const channel = new BroadcastChannel("erased-token");
/** The person does not wait longer for the gateway: it goes on without the page. */
const MOST_WAIT_MS = 3_000;

/** Calls `act` when the token of this page is erased in another tab, or was when this page is shown again by Back or Forward. */
export function whenErased(act: () => void): void {
  channel.addEventListener("message", ({ data }) => {
    if (data !== pageToken()?.name) return;
    eraseFromTab();
    act();
  });
  addEventListener("pageshow", ({ persisted }) => {
    const current = pageToken();
    if (persisted && current !== null && !isKept(current)) act();
  });
}

/** The same for a page that does not know which token was typed into it: after any of them, and whenever it is shown again as it was left. */
export function whenAnyErased(act: () => void): void {
  channel.addEventListener("message", act);
  addEventListener("pageshow", ({ persisted }) => persisted && act());
}

/** Shows nothing any more, at once, and loads the page again: it has what the tab has. */
export function startAgain(): void {
  endPage();
  document.documentElement.hidden = true;
  location.reload();
}

/** Erases the token of this page from this browser: from every tab, from the page that shows a new one, and what it read from the cache. */
export async function eraseFromBrowser(): Promise<void> {
  const current = pageToken();
  endPage();
  document.documentElement.hidden = true;
  eraseFromTab();
  if (current !== null) {
    deleteKey(current.name);
    channel.postMessage(current.name);
    const forgotten = Promise.all([forgottenByGateway(current.token), forgottenByDevice(current.token)]);
    await Promise.race([forgotten, new Promise((resume) => setTimeout(resume, MOST_WAIT_MS))]);
  }
  startAgain();
}

/** Otherwise the page would open by itself the next time, and tabs that it opened in would stay as they are. */
async function forgottenByDevice(token: string): Promise<void> {
  const remembered = await rememberedLike(token);
  if (remembered === null) return;
  deleteKey(remembered.name);
  channel.postMessage(remembered.name);
  await forget(remembered);
}

/** Without an answer the rest is erased all the same; the cookie ends by itself, ten minutes after the consent. */
const forgottenByGateway = (token: string): Promise<unknown> =>
  fetch("/token/forget", { method: "POST", keepalive: true, ...withToken(token) }).catch(() => undefined);
