import { Recorder } from "./recorder.ts";

interface Answer {
  readonly messages: readonly unknown[];
  readonly rest: { readonly next: string } | null;
  readonly continuation: { readonly next: string };
}

/** Sends a request with the token of the meter. */
export type Ask = (path: string, headers?: Record<string, string>) => Promise<Response>;

const SUFFIX = ".home-assistant.json";

/** A program that keeps the statistics of one series up to date, as `docs/api.md` tells it to. */
export class StatisticsProgram {
  readonly recorder = new Recorder();
  readonly #address: string;
  readonly #ask: Ask;
  /** What it would lose with its memory. */
  #next: string | null = null;

  /** `series`: `consumption/load_curve`. */
  constructor(series: string, query: Readonly<Record<string, string>>, ask: Ask) {
    this.#address = `/api/v2/${series}${SUFFIX}?${new URLSearchParams(query)}`;
    this.#ask = ask;
  }

  /** Whether anything was imported; an answer may bring nothing but an address that goes on. */
  get hasBegun(): boolean {
    return this.#next !== null && this.recorder.ids.length > 0;
  }

  /** The first import. */
  begin(window: Readonly<Record<string, string>>): Promise<number> {
    return this.#read(`${this.#address}&${new URLSearchParams(window)}`);
  }

  /** Every other day. */
  async goOn(): Promise<number> {
    if (this.#next === null) throw new Error("nothing was imported yet");
    return this.#read(this.#next);
  }

  /** From a full hour on, with the sums that Home Assistant has: after a loss of the continuation, or a repair upstream. */
  readFrom(startMs: number): Promise<number> {
    const sums = this.recorder.ids.flatMap((id) => {
      const before = this.recorder.lastBefore(id, startMs);
      return before === null ? [] : [`${id}=${before.sum}`];
    });
    const start = new Date(startMs).toISOString();
    const headers = sums.length === 0 ? undefined : { "statistics-sums": sums.join(", ") };
    return this.#read(`${this.#address}&${new URLSearchParams({ start })}`, headers);
  }

  /** Reads an answer and those that go on from it, and gives the last status. A refusal changes nothing. */
  async #read(first: string, headers?: Record<string, string>): Promise<number> {
    let path: string | null = first;
    let status = 200;
    for (let answers = 0; path !== null; answers++) {
      const response = await this.#ask(path, answers === 0 ? headers : undefined);
      status = response.status;
      if (status !== 200) return status;
      const answer = (await response.json()) as Answer;
      for (const message of answer.messages) this.recorder.take(message);
      this.#next = answer.continuation.next;
      path = answer.rest?.next ?? null;
    }
    return status;
  }
}
