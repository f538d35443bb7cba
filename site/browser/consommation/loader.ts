import { LANGUAGE } from "#words/language";
import { addDays, dayStartMs, daysBetween } from "../../../shared/paris-time.ts";
import type { LoadedReadings } from "./loaded.ts";
import type { Need } from "./needs.ts";
import type { Span } from "./period.ts";
import { type DrawnSeries, dayOf } from "./rows.ts";
import { type Ask, type Problem, readSeries } from "./stream.ts";

/** How far a need has been read. */
export interface Progress {
  readonly series: Need["series"];
  readonly span: Span;
  /** From 0 to 1. */
  readonly share: number;
  /** When a busy gateway lets us go on; `null`: it is answering. */
  readonly waitUntilMs: number | null;
}

interface Source {
  readonly ask: Ask;
  readonly direction: "consumption" | "production";
  readonly meter: string | null;
}

export interface LoadEvents {
  readonly onProgress: (progress: Progress) => void;
  /** There is something new to draw. */
  readonly onNews: () => void;
}

/** Says that a period has no readings, not that they cannot be read: asking again at once would change nothing. */
const NOTHING = new Set(["not_published_yet", "hole", "before_activation", "collection_off", "period_too_old"]);
const MOST_INTENSITY_DAYS = 31;

/** Reads what a view needs and what is not held yet, one series after the other. */
export class Loader {
  readonly #loaded: LoadedReadings;
  readonly #source: Source;
  readonly #intensities: Map<number, number>;

  constructor(loaded: LoadedReadings, intensities: Map<number, number>, source: Source) {
    this.#loaded = loaded;
    this.#intensities = intensities;
    this.#source = source;
  }

  /** The refusals met, by series. Throws when the gateway does not answer, or when `signal` aborts. */
  async load(needs: readonly Need[], signal: AbortSignal, events: LoadEvents): Promise<Map<Need["series"], Problem>> {
    const problems = new Map<Need["series"], Problem>();
    for (const { series, span } of needs) {
      if (problems.has(series)) continue;
      const problem =
        series === "intensity"
          ? await this.#readIntensity(span, signal, events)
          : await this.#read(series, span, signal, events);
      if (problem !== null) problems.set(series, problem);
    }
    return problems;
  }

  async #read(series: DrawnSeries, wanted: Span, signal: AbortSignal, events: LoadEvents): Promise<Problem | null> {
    const span = this.#loaded.lacking(series, wanted);
    if (span === null) return null;
    const { ask, direction, meter } = this.#source;
    const [fromMs, toMs] = [dayStartMs(span.start), dayStartMs(span.end)];
    let readUntilMs = fromMs;
    let skipped: Problem | null = null;
    const tell = (waitUntilMs: number | null) =>
      events.onProgress({ series, span, share: (readUntilMs - fromMs) / (toMs - fromMs), waitUntilMs });
    tell(null);
    for await (const step of readSeries(ask, { direction, series, ...span, meter }, signal)) {
      if (step.kind === "refused") {
        if (NOTHING.has(step.problem.code)) this.#loaded.answered(series, span);
        return step.problem;
      }
      if (step.kind === "skipped") skipped = step.problem;
      if (step.kind === "waiting") tell(step.untilMs);
      if (step.kind === "lines") {
        this.#loaded.add(series, step.lines);
        readUntilMs = Math.max(readUntilMs, Date.parse(step.lines.at(-1)?.start ?? ""));
        tell(null);
        events.onNews();
      }
      if (step.kind === "summary") {
        const { given, rest, holes } = step.summary;
        const reached = rest === null ? span.end : dayOf(rest.start);
        this.#loaded.answered(
          series,
          { start: skipped === null ? span.start : dayOf(given.start), end: reached },
          holes,
        );
        readUntilMs = dayStartMs(reached);
      }
    }
    return skipped;
  }

  /** The intensity is the same for everybody: no token goes with it. */
  async #readIntensity(wanted: Span, signal: AbortSignal, events: LoadEvents): Promise<Problem | null> {
    for (let start = wanted.start; start < wanted.end; start = addDays(start, MOST_INTENSITY_DAYS)) {
      const after = addDays(start, MOST_INTENSITY_DAYS);
      const end = after < wanted.end ? after : wanted.end;
      if (this.#intensities.has(dayStartMs(start)) && this.#intensities.has(dayStartMs(addDays(end, -1)))) continue;
      const share = daysBetween(wanted.start, start) / daysBetween(wanted.start, wanted.end);
      events.onProgress({ series: "intensity", span: wanted, share, waitUntilMs: null });
      const response = await fetch(`/api/impact/intensity?${new URLSearchParams({ start, end })}`, {
        signal,
        headers: { "accept-language": LANGUAGE },
      });
      if (!response.ok) return (await response.json()) as Problem;
      const { values } = (await response.json()) as { values: readonly { start: string; grams: number }[] };
      for (const { start: at, grams } of values) this.#intensities.set(Date.parse(at), grams);
      events.onNews();
    }
    return null;
  }
}
