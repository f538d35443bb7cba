/** Enedis counts calls per application and per API; these are the APIs we simulate. */
export type Api =
  | "oauth2"
  | "subscribed_services"
  | "mesure_synchrone_auto"
  | "situation_contrat_auto"
  | "synth_contrat_auto"
  | "comptage_auto";

/** One call Enedis received. It may name a meter: every meter here is fake. */
export interface Call {
  /** When it arrived, on the machine's own clock (never the simulated one). */
  readonly at: number;
  readonly api: Api;
  readonly path: string;
  meter: string | null;
  /** 0 until answered, and for ever when it never was. */
  status: number;
}

const CAPACITY = 100_000;

/** The calls received, oldest first: what tests and benchmarks show as proof of what reached "Enedis". */
export class CallLog {
  #calls: Call[] = [];

  add(call: Call): void {
    // Cut rarely and by half, so that adding stays cheap.
    if (this.#calls.length >= 2 * CAPACITY) this.#calls = this.#calls.slice(-CAPACITY);
    this.#calls.push(call);
  }

  since(ms: number): readonly Call[] {
    return this.#calls.slice(-CAPACITY).filter((call) => call.at >= ms);
  }

  clear(): void {
    this.#calls = [];
  }
}
