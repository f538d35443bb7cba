import { offerCopy } from "./copy-token.ts";
import { Joining } from "./joining.ts";
import type { KnownMeter } from "./known-meters.ts";
import { Naming } from "./naming.ts";

interface Shown {
  /** The token of the meter that is shown. */
  readonly token: string;
  readonly meter: KnownMeter;
  readonly known: readonly KnownMeter[];
}

interface Events {
  readonly onNamed: () => void;
  /** With the new token, which this tab has then. */
  readonly onJoined: (token: string) => void;
}

/** What a person does with several meters and with the token. Loaded when it is needed: most have one meter and look at it. */
export class Keeping {
  readonly #naming: Naming;
  readonly #joining: Joining;
  #token = "";

  constructor({ onNamed, onJoined }: Events) {
    this.#naming = new Naming(onNamed);
    this.#joining = new Joining(onJoined);
    offerCopy(() => this.#token);
  }

  show({ token, meter, known }: Shown): void {
    this.#token = token;
    this.#joining.show(token, known);
    void this.#naming.show(meter, known.length > 1);
    for (const late of document.querySelectorAll(".keeping [inert]")) late.removeAttribute("inert");
  }
}
