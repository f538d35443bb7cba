import { REMEMBERED as TEXTS } from "#words/remember";
import { parisDay } from "../../../shared/paris-time.ts";
import { date } from "../chart/calendar-names.ts";
import { type Failure, forget, forgetElsewhere, noteUse, remember, rememberedLike } from "../token/remembered.ts";
import type { RememberedToken } from "../token/remembered-token.ts";
import { payloadOf } from "../token/token-payload.ts";
import { part } from "./part.ts";
import { tried } from "./tried.ts";

/** Asks whether this device shall remember the meters that are shown; the box is ticked while it does. */
export class Remembering {
  readonly #box = part<HTMLInputElement>("remember-this");
  readonly #says = part("remember-says");
  readonly #hint = this.#says.textContent ?? "";
  readonly #onChange: () => void;
  #token = "";

  /** Calls `onChange` when the device remembers more, or less. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
    this.#box.addEventListener("change", () => void this.#change());
    part("forget-elsewhere").addEventListener("click", () => void this.#forgetElsewhere());
  }

  /** Asks about the meters of this token, and notes that they are looked at. */
  async show(token: string): Promise<void> {
    if (token === this.#token) return;
    this.#token = token;
    const remembered = await rememberedLike(token);
    if (remembered !== null) await noteUse(remembered);
    this.#tell(remembered, this.#hint);
    part("remember").hidden = false;
  }

  async #change(): Promise<void> {
    const isWanted = this.#box.checked;
    this.#box.disabled = true;
    const failure = isWanted ? await tried(() => remember(this.#token)) : await this.#forget();
    const remembered = await rememberedLike(this.#token);
    const without = isWanted ? TEXTS.unable : TEXTS.forgotten;
    this.#tell(remembered, failure === null ? without : `${failure.detail} ${failure.remedy}`);
    this.#box.disabled = false;
    this.#box.focus();
    this.#onChange();
  }

  async #forget(): Promise<Failure> {
    const remembered = await rememberedLike(this.#token);
    if (remembered !== null) await forget(remembered);
    return null;
  }

  async #forgetElsewhere(): Promise<void> {
    // The gateway spares the device of the token that asks.
    const own = await rememberedLike(this.#token);
    const failure = await tried(() => forgetElsewhere(own?.token ?? this.#token));
    part("elsewhere-says").textContent = failure === null ? TEXTS.elsewhere : `${failure.detail} ${failure.remedy}`;
  }

  #tell(remembered: RememberedToken | null, otherwise: string): void {
    this.#box.checked = remembered !== null;
    const endsAtMs = (payloadOf(remembered?.token ?? "")?.exp ?? 0) * 1000;
    // It ends at midnight: its last day is the day before.
    this.#says.textContent = remembered === null ? otherwise : TEXTS.kept(date(parisDay(endsAtMs - 1)));
  }
}
