import { REMEMBERED as TEXTS } from "#words/remember";
import { metersIn } from "../token/meters-in-token.ts";
import { rememberedTokens, rename } from "../token/remembered.ts";
import type { KnownMeter } from "./known-meters.ts";
import { part } from "./part.ts";
import { tried } from "./tried.ts";

/** The form for a name of one's own for the meter that is shown, where there are several and the device remembers it. */
export class Naming {
  readonly #form = part<HTMLFormElement>("naming");
  readonly #input = part<HTMLInputElement>("meter-name");
  #meter: KnownMeter | null = null;

  constructor(onNamed: () => void) {
    this.#form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const failure = await tried(() => this.#name(this.#input.value.trim()));
      part("naming-says").textContent = failure === null ? TEXTS.named : `${failure.detail} ${failure.remedy}`;
      onNamed();
    });
  }

  async show(meter: KnownMeter, isOneOfSeveral: boolean): Promise<void> {
    const isOther = meter.number !== this.#meter?.number;
    this.#meter = meter;
    const remembered = await this.#remembered();
    this.#form.hidden = remembered === null || !isOneOfSeveral;
    if (!isOther) return;
    this.#input.value = remembered?.names[meter.number] ?? "";
    part("naming-says").textContent = "";
  }

  async #name(name: string) {
    const remembered = await this.#remembered();
    const { number = "" } = this.#meter ?? {};
    if (remembered === null) return null;
    const { [number]: _before, ...others } = remembered.names;
    return rename(remembered, name === "" ? others : { ...others, [number]: name });
  }

  async #remembered() {
    const { number = "" } = this.#meter ?? {};
    return (
      (await rememberedTokens()).find(({ token }) => metersIn(token).some((meter) => meter.number === number)) ?? null
    );
  }
}
