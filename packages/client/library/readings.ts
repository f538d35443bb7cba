import type { Direction, Summary } from "./api.ts";
import type { Exchange } from "./exchange.ts";
import { jsonLines } from "./json-lines.ts";
import type { Patience } from "./patience.ts";
import { ConsoProblem, stopped, unreachable } from "./problem.ts";
import { NOTHING_YET, type Report, withAnswer } from "./report.ts";
import { RowGroups, type TimedRow } from "./row-groups.ts";
import { type Place, SeriesWindow, type Window } from "./window.ts";

/** Refusals that say that there is no reading in a window. Behind rows that one has they are its end, not a failure. */
const ABSENCES = new Set(["period_in_future", "not_published_yet", "hole", "collection_off", "before_activation"]);

/** What one answer brings, piece by piece; its summary comes last, and not at all when it breaks off. */
type Piece<Row> = { readonly rows: readonly Row[] } | { readonly summary: Summary };

/**
 * The rows of a series, oldest first, each once: iterate over it. It follows the answers of the gateway to the end of the window, waits
 * when it is asked to, and goes on behind the last row when a connection breaks. Throws a `ConsoProblem`; the rows before it are good.
 */
export class Readings<Row extends TimedRow> implements AsyncIterable<Row> {
  readonly #exchange: Exchange;
  readonly #direction: Direction;
  readonly #series: string;
  readonly #window: Window;
  #report = NOTHING_YET;

  constructor(exchange: Exchange, direction: Direction, series: string, window: Window) {
    this.#exchange = exchange;
    this.#direction = direction;
    this.#series = series;
    this.#window = window;
  }

  get report(): Report {
    return this.#report;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Row, void> {
    for await (const rows of this.batches()) yield* rows;
  }

  /** The same rows, as many at once as have come. Write each batch before you take the next, and none is ever asked for again. */
  async *batches(): AsyncGenerator<readonly Row[], void> {
    this.#report = NOTHING_YET;
    const series = { base: this.#exchange.base, direction: this.#direction, series: this.#series };
    const window = new SeriesWindow(series, this.#window, this.#exchange.now());
    const patience = this.#exchange.newPatience();
    let place = window.first;
    let hasRows = this.#window.after !== undefined;
    let breaks = 0;
    while (place !== null) {
      const answer = await this.#answerAt(place, patience, hasRows);
      if (answer === null) return;
      let summary: Summary | null = null;
      for await (const piece of this.#pieces(answer)) {
        if ("summary" in piece) {
          summary = piece.summary;
          continue;
        }
        const last = piece.rows.at(-1);
        if (last === undefined) continue;
        [hasRows, breaks] = [true, 0];
        patience.renew();
        place = window.behind(last);
        yield piece.rows;
      }
      if (summary === null)
        await this.#exchange.pauseAfter(breaks++, unreachable("broken off"), patience, this.#signal);
      else place = await this.#placeAfter(summary, patience);
    }
  }

  get #signal(): AbortSignal | undefined {
    return this.#window.signal;
  }

  /** `null`: there is nothing behind the rows that one has. */
  async #answerAt(place: Place, patience: Patience, hasRows: boolean): Promise<Response | null> {
    try {
      return await this.#exchange.ask({ ...place, accept: "application/jsonl", signal: this.#signal }, patience);
    } catch (error) {
      if (!(error instanceof ConsoProblem && hasRows && ABSENCES.has(error.code))) throw error;
      this.#report = { ...this.#report, absence: error };
      return null;
    }
  }

  async *#pieces({ body }: Response): AsyncGenerator<Piece<Row>, void> {
    if (body === null) return;
    const groups = new RowGroups<Row>();
    try {
      for await (const values of jsonLines(body)) {
        const last = values.at(-1);
        const isEnd = isSummaryLine(last);
        yield { rows: groups.add((isEnd ? values.slice(0, -1) : values) as readonly Row[]) };
        if (!isEnd) continue;
        yield { rows: groups.end() };
        return yield { summary: last.summary };
      }
    } catch {
      // The connection broke, or a line of it: what came before is good.
      this.#signal?.throwIfAborted();
    }
  }

  async #placeAfter(summary: Summary, patience: Patience): Promise<Place | null> {
    this.#report = withAnswer(this.#report, summary);
    const { rest } = summary;
    if (rest === null) return null;
    if (rest.retry_after_seconds !== null) await patience.wait(rest.retry_after_seconds, stopped(rest), this.#signal);
    return { path: rest.next };
  }
}

const isSummaryLine = (value: unknown): value is { readonly summary: Summary } =>
  typeof value === "object" && value !== null && "summary" in value;
