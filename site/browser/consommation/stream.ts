import { pause } from "../pause.ts";
import { type DrawnSeries, LineCutter, type Lines, type Summary } from "./rows.ts";

/** Sends a request to our API with the token of this tab. */
export type Ask = (path: string, signal: AbortSignal) => Promise<Response>;

/** A refusal of the API, in the person's language. */
export interface Problem {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly remedy: string;
}

/** What happens while a series is read. */
export type Step<S extends DrawnSeries> =
  | { readonly kind: "lines"; readonly lines: readonly Lines[S][] }
  | { readonly kind: "waiting"; readonly untilMs: number }
  | { readonly kind: "summary"; readonly summary: Summary }
  /** The first part of what was asked for cannot be read now; what comes after it is. */
  | { readonly kind: "skipped"; readonly problem: Problem }
  | { readonly kind: "refused"; readonly problem: Problem };

export interface Wanted<S extends DrawnSeries> {
  readonly direction: "consumption" | "production";
  readonly series: S;
  readonly start: string;
  readonly end: string;
  /** `null`: the only one that the token opens, so that its number stands in no address. */
  readonly meter: string | null;
}

const BATCH_LINES = 150;
/** An answer that breaks off is asked for again from where it broke; not for ever. */
const MOST_BREAKS = 3;

/**
 * Reads a series as it comes and follows the cursor of each answer to the end of the period. A busy gateway is asked again when it
 * says so. Ends without a summary only after a refusal. Throws when the gateway does not answer, or when `signal` aborts.
 */
export async function* readSeries<S extends DrawnSeries>(
  ask: Ask,
  wanted: Wanted<S>,
  signal: AbortSignal,
): AsyncGenerator<Step<S>> {
  let path: string | null = addressOf(wanted);
  let breaks = 0;
  while (path !== null) {
    const response = await ask(path, signal);
    if (!response.ok) {
      const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
      const problem = (await response.json()) as Problem;
      const next = nextOf(response);
      if (response.status === 429 && !Number.isNaN(retryAfter)) yield* waited(retryAfter, signal);
      else if (next === null) return yield { kind: "refused", problem };
      else {
        yield { kind: "skipped", problem };
        path = next;
      }
      continue;
    }
    let reached = wanted.start;
    let summary: Summary | null = null;
    for await (const lines of linesOf(response, signal)) {
      const last = lines.at(-1);
      if (last !== undefined && "summary" in last) summary = (lines.pop() as { summary: Summary }).summary;
      const rows = lines as unknown as (Lines[S] & { readonly end?: string })[];
      reached = rows.at(-1)?.end ?? reached;
      if (rows.length > 0) yield { kind: "lines", lines: rows };
    }
    if (summary === null) {
      if (++breaks > MOST_BREAKS) throw new Error("the answer breaks off again and again");
      path = addressOf({ ...wanted, start: reached });
      continue;
    }
    yield { kind: "summary", summary };
    path = summary.rest?.next ?? null;
    const retryAfter = summary.rest?.retry_after_seconds ?? null;
    if (path !== null && retryAfter !== null) yield* waited(retryAfter, signal);
  }
}

/** Where an answer says that a reading can go on. */
const nextOf = ({ headers }: Response): string | null =>
  /<([^>]+)>; rel="next"/.exec(headers.get("link") ?? "")?.[1] ?? null;

export function addressOf({ direction, series, start, end, meter }: Wanted<DrawnSeries>): string {
  const query = new URLSearchParams({ ...(meter !== null && { prm: meter }), start, end });
  return `/api/v2/${direction}/${series}?${query}`;
}

async function* waited(seconds: number, signal: AbortSignal): AsyncGenerator<{ kind: "waiting"; untilMs: number }> {
  yield { kind: "waiting", untilMs: Date.now() + seconds * 1000 };
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

/** The lines of an answer, some at a time, with a pause for the browser between them. An answer that breaks off just ends. */
async function* linesOf(response: Response, signal: AbortSignal): AsyncGenerator<object[]> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  const decoder = new TextDecoder();
  const cutter = new LineCutter();
  for (;;) {
    const piece = await reader.read().catch((error) => {
      signal.throwIfAborted();
      if (error instanceof TypeError) return { done: true, value: undefined } as const;
      throw error;
    });
    if (piece.done) return;
    const lines = cutter.push(decoder.decode(piece.value, { stream: true }));
    for (let from = 0; from < lines.length; from += BATCH_LINES) {
      yield lines.slice(from, from + BATCH_LINES).map((line) => JSON.parse(line));
      await pause();
      signal.throwIfAborted();
    }
  }
}
