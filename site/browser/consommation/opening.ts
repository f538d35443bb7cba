import { CONSOMMATION as TEXTS } from "#words/consommation";
import { readToken } from "../../../shared/token/token-text.ts";
import { eraseFromBrowser } from "../token/erasing.ts";
import { tokenAtHand } from "../token/remembered.ts";
import { eraseFromTab, keepInTab } from "../token/tab-token.ts";
import { faultOf } from "../token/token-field.ts";
import { part } from "./part.ts";

/** The form that takes a token, and the token of this tab. */
export class Opening {
  readonly #form = part<HTMLFormElement>("open");
  readonly #input = part<HTMLInputElement>("token");
  readonly #error = part("open-error");

  /** Calls `onToken` with the token of this tab, and with each one that is pasted. */
  constructor(onToken: (token: string) => void) {
    this.#form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const read = readToken(this.#input.value);
      const { empty, malformed } = TEXTS.open;
      if (!read.ok) return this.#refuse(this.#input.value.trim() === "" ? empty : (faultOf(this.#input) ?? malformed));
      const { token } = read;
      await keepInTab(token);
      this.#close();
      onToken(token);
    });
    part("erase").addEventListener("click", () => void eraseFromBrowser());
    void this.#reopen(onToken);
  }

  async #reopen(onToken: (token: string) => void): Promise<void> {
    const token = await tokenAtHand();
    if (token === null) return this.#stopWaiting();
    this.#close();
    onToken(token);
  }

  /** Takes a token back: the API refuses it. */
  refuse(reason: string): void {
    eraseFromTab();
    this.#stopWaiting();
    this.#form.hidden = false;
    part("head").classList.remove("opened");
    part("home").hidden = true;
    this.#refuse(reason);
  }

  #refuse(reason: string): void {
    this.#error.textContent = reason;
    this.#input.setAttribute("aria-invalid", "true");
    this.#input.focus();
  }

  /** The form is there again, or the readings are. */
  #stopWaiting(): void {
    document.documentElement.classList.remove("opening");
  }

  #close(): void {
    this.#stopWaiting();
    this.#input.value = "";
    this.#input.removeAttribute("aria-invalid");
    this.#error.textContent = "";
    this.#form.hidden = true;
    part("head").classList.add("opened");
    part("home").hidden = false;
  }
}
