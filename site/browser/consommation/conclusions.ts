import type { MeterView } from "./api.ts";
import type { MeteredDirection } from "./direction.ts";
import type { LoadedReadings } from "./loaded.ts";
import { part } from "./part.ts";
import type { Ask } from "./stream.ts";

interface Concluded {
  readonly ask: Ask;
  readonly number: string | null;
  readonly roles: readonly MeteredDirection[];
  readonly loaded: LoadedReadings;
}

/** What the page concludes of a meter, beside what it draws. It waits for the first drawing and for the contract, and is loaded then. */
export class Conclusions {
  readonly #lead = part("lead");
  /** What the page says in the sentence's place until it is there. */
  readonly #coming = this.#lead.textContent;
  #about: Concluded | null = null;
  /** `undefined`: Enedis has not answered yet. */
  #meter: MeterView | null | undefined;
  #isDrawn = false;
  #running = new AbortController();

  constructor() {
    part("examine").addEventListener("click", () => void this.#examine());
  }

  /** Forgets the meter before. */
  open(about: Concluded): void {
    this.close();
    this.#about = about;
    this.#lead.textContent = this.#coming;
    this.#lead.ariaBusy = "true";
  }

  close(): void {
    this.#running.abort();
    this.#running = new AbortController();
    this.#about = null;
    this.#meter = undefined;
    this.#isDrawn = false;
    this.#emptyLead();
    part("contract").hidden = true;
    part("contract-place").replaceChildren();
    part<HTMLButtonElement>("examine").disabled = false;
  }

  drawn(): void {
    if (this.#isDrawn) return;
    this.#isDrawn = true;
    void this.#conclude();
  }

  describe(meter: MeterView | null): void {
    this.#meter = meter;
    if (this.#isDrawn) void this.#conclude();
  }

  async #conclude(): Promise<void> {
    const [about, meter, { signal }] = [this.#about, this.#meter, this.#running];
    if (about === null || meter === undefined) return;
    const roles = meter === null || meter.roles.length === 0 ? about.roles : meter.roles;
    if (roles.length > 0 && !roles.includes("consumption")) return this.#emptyLead();
    part("contract").hidden = false;
    const { showLead } = await import("./lead/lead.ts");
    if (signal.aborted) return;
    try {
      await showLead({ ...about, meter }, signal);
    } catch (error) {
      if (signal.aborted) return;
      // A sentence of before stays: it is still true.
      if (this.#lead.ariaBusy === "true") this.#emptyLead();
      // The page says already that the gateway does not answer.
      if (!(error instanceof TypeError)) throw error;
    }
  }

  #emptyLead(): void {
    this.#lead.replaceChildren();
    this.#lead.ariaBusy = "false";
  }

  async #examine(): Promise<void> {
    const [about, meter, { signal }] = [this.#about, this.#meter, this.#running];
    if (about === null || meter === undefined) return;
    const button = part<HTMLButtonElement>("examine");
    button.disabled = true;
    const { examineYear } = await import("./contract/section.ts");
    await examineYear({ ...about, meter, onContract: () => void this.#conclude() }, signal);
    if (!signal.aborted) button.disabled = false;
  }
}
