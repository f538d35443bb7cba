/** The simulated APIs. Enedis counts calls per application and per API. */
export type Api =
  | "oauth2"
  | "subscribed_services"
  | "mesure_synchrone_auto"
  | "situation_contrat_auto"
  | "synth_contrat_auto"
  | "comptage_auto"
  | "alimentation_auto";

/** One call that Enedis received. It may hold a meter number, since every meter here is invented. */
export interface Call {
  /** When it arrived, in ms since the epoch on the machine's clock (never the simulated one). */
  readonly at: number;
  readonly api: Api;
  readonly path: string;
  /** The parameters of its address. */
  readonly query: Readonly<Record<string, string>>;
  meter: string | null;
  /** The client id whose token or credentials it carries; `null`: of nobody. */
  application: string | null;
  /** The status of the answer; 0 while there is none. */
  status: number;
}

const CAPACITY = 100_000;

/** The calls received, oldest first: the proof, in tests and benchmarks, of what reached Enedis. */
export class CallLog {
  #calls: Call[] = [];

  add(call: Call): void {
    // Cutting by half and rarely keeps adding cheap.
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
