import { REMEMBERED as TEXTS } from "#words/remember";
import { readToken } from "../../../shared/token/token-text.ts";
import { element } from "../element.ts";
import { type Failure, forget, remember, rememberedLike } from "../token/remembered.ts";
import { keepInTab } from "../token/tab-token.ts";
import { faultOf } from "../token/token-field.ts";
import { withToken } from "../token/with-token.ts";
import type { KnownMeter } from "./known-meters.ts";
import { part } from "./part.ts";
import { tried } from "./tried.ts";

/** Makes one token of two, so that programs need one only: with another that this device remembers, or with one that is pasted. */
export class Joining {
  readonly #input = part<HTMLInputElement>("other-token");
  readonly #onJoined: (token: string) => void;
  #token = "";

  /** Calls `onJoined` with the new token, which this tab has then. */
  constructor(onJoined: (token: string) => void) {
    this.#onJoined = onJoined;
    part("joining").addEventListener("submit", (event) => {
      event.preventDefault();
      const read = readToken(this.#input.value);
      if (read.ok) void this.#join(read.token);
      else this.#say(faultOf(this.#input) ?? TEXTS.malformed);
    });
  }

  /** Offers to join the token of the page with those of other meters that are known. */
  show(token: string, known: readonly KnownMeter[]): void {
    this.#token = token;
    const others = Map.groupBy(
      known.filter((meter) => meter.token !== token),
      (meter) => meter.token,
    );
    const buttons = [...others].map(([other, meters]) =>
      element(
        "button",
        { type: "button", class: "quiet small-button", onclick: () => void this.#join(other) },
        TEXTS.join(meters.map(({ label }) => label).join(", ")),
      ),
    );
    part("joinable").replaceChildren(...buttons);
  }

  async #join(added: string): Promise<void> {
    let merged = "";
    const failure = await tried(async () => {
      const made = await fetch("/api/v2/tokens/merge", {
        method: "POST",
        ...withToken(this.#token, { "content-type": "application/json" }),
        body: JSON.stringify({ token: added }),
      });
      if (!made.ok) return made.json();
      merged = ((await made.json()) as { access_token: string }).access_token;
      return this.#rememberInstead(merged, [this.#token, added]);
    });
    if (merged !== "") {
      await keepInTab(merged);
      this.#input.value = "";
      this.#onJoined(merged);
    }
    this.#say(failure === null ? TEXTS.joined : `${failure.detail} ${failure.remedy}`);
  }

  /** A device that remembers one of two remembers both, under the names that they had. */
  async #rememberInstead(merged: string, former: readonly string[]): Promise<Failure> {
    const found = await Promise.all(former.map(rememberedLike));
    const remembered = found.filter((one) => one !== null);
    if (remembered.length === 0) return null;
    const failure = await remember(merged, Object.assign({}, ...remembered.map(({ names }) => names)));
    if (failure === null) await Promise.all(remembered.map(forget));
    return failure;
  }

  #say(text: string): void {
    part("joining-says").textContent = text;
  }
}
