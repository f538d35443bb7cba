import { TOKEN_END as TEXTS } from "#words/token-end";
import { parisDay } from "../../../shared/paris-time.ts";
import { date } from "../chart/calendar-names.ts";
import { endNotice } from "../token/end-notice.ts";
import { forget, remember, rememberedLike } from "../token/remembered.ts";
import { keepInTab } from "../token/tab-token.ts";
import { payloadOf } from "../token/token-payload.ts";
import { withToken } from "../token/with-token.ts";
import { part } from "./part.ts";
import { tried } from "./tried.ts";

/** Says that the token of the page ends soon, and replaces it where the consent lasts longer. */
export class Renewing {
  readonly #place = part("ending");
  readonly #onRenewed: (token: string) => void;

  /** Calls `onRenewed` with the new token, which this tab has then. */
  constructor(onRenewed: (token: string) => void) {
    this.#onRenewed = onRenewed;
  }

  show(token: string): void {
    const notice = endNotice(token, () => void this.#renew(token));
    if (notice !== null) this.#place.replaceChildren(notice);
    else if (this.#place.querySelector("#token-end") !== null) this.#place.replaceChildren();
  }

  async #renew(token: string): Promise<void> {
    let renewed = "";
    const failure = await tried(async () => {
      const made = await fetch("/api/v2/tokens/renew", { method: "POST", ...withToken(token) });
      if (!made.ok) return made.json();
      renewed = ((await made.json()) as { access_token: string }).access_token;
      const remembered = await rememberedLike(token);
      if (remembered === null) return null;
      const notKept = await remember(renewed, remembered.names);
      if (notKept === null) await forget(remembered);
      return notKept;
    });
    if (renewed !== "") {
      await keepInTab(renewed);
      this.#onRenewed(renewed);
      this.#say(TEXTS.renewed(date(parisDay((payloadOf(renewed)?.exp ?? 0) * 1000 - 1))));
    }
    if (failure !== null) this.#say(`${failure.detail} ${failure.remedy}`);
  }

  #say(text: string): void {
    const says = document.createElement("p");
    says.className = "note";
    says.textContent = text;
    this.#place.replaceChildren(says);
  }
}
