import { type Day, parisDay } from "../../../shared/paris-time.ts";
import { CONSOMMATION_FR as TEXTS } from "../../../shared/texts/consommation.fr.ts";
import { element } from "../element.ts";
import { askJson, type Diagnosis, type MeterView } from "./api.ts";
import { askContract, contractOf, meterSentence } from "./contract.ts";
import { Controls } from "./controls.ts";
import { Held } from "./held.ts";
import { Loader } from "./loader.ts";
import { mainSeriesOf, type Need, needsOf } from "./needs.ts";
import { part } from "./part.ts";
import { spanOf } from "./period.ts";
import { PriceTable, pricesTyped } from "./prices.ts";
import { missingText, ProgressBar } from "./progress.ts";
import { Screen } from "./screen.ts";
import type { Ask, Problem } from "./stream.ts";
import { calendarsOf } from "./tariff.ts";
import { diagnosisNote, lookingNote, problemNote, unreachableNote } from "./trouble.ts";
import { calendarShown, linesWithin } from "./views/tariff.ts";
import type { Shown } from "./views/view.ts";

/** Readings are drawn at most this often while they arrive. */
const DRAW_EVERY_MS = 150;

interface Opened {
  readonly ask: Ask;
  /** The number for the addresses; `null`: the token opens one meter only. */
  readonly number: string | null;
  readonly roles: readonly ("consumption" | "production")[];
  readonly onRefused: (problem: Problem) => void;
}

/** One opened meter: what was read of it, and what the person looks at. */
export class Home {
  readonly #today: Day = parisDay(Date.now());
  readonly #controls = new Controls(this.#today, () => void this.#refresh());
  readonly #screen = new Screen({
    onTurn: (direction) => this.#controls.turn(direction),
    onWindow: () => this.#showMore(),
  });
  readonly #progress = new ProgressBar();
  readonly #prices = new PriceTable(part("more"), {
    onPrice: () => void this.#draw(),
    onCalendar: (id) => {
      this.#calendar = id;
      void this.#draw();
    },
  });
  readonly #intensities = new Map<number, number>();
  #opened: Opened | null = null;
  #meter: MeterView | null = null;
  #held = { consumption: new Held(), production: new Held() };
  #calendar: string | null = null;
  #running = new AbortController();
  #drawing: ReturnType<typeof setTimeout> | undefined;

  /** Forgets the meter before, and draws the last days of this one. */
  open(opened: Opened): void {
    this.#opened = opened;
    this.#held = { consumption: new Held(), production: new Held() };
    this.#meter = null;
    part("meter-says").textContent = TEXTS.progress.meter;
    this.#controls.offer(opened.roles);
    void this.#refresh();
  }

  /** Takes what Enedis tells of the contract, which comes after the first readings were asked for; `null`: it does not tell. */
  describe(meter: MeterView | null): void {
    this.#meter = meter;
    part("meter-says").textContent = meter === null ? TEXTS.progress.meterUnknown : meterSentence(meter);
    const { direction } = this.#controls.choice;
    this.#controls.offer(meter?.roles ?? []);
    if (direction === this.#controls.choice.direction) void this.#draw();
    else void this.#refresh();
  }

  close(): void {
    this.#running.abort();
    this.#screen.clear();
  }

  #shown(): Shown {
    const { choice } = this.#controls;
    return {
      ...choice,
      held: this.#held[choice.direction],
      span: spanOf(choice.period, this.#today, choice.back),
      today: this.#today,
      intensities: this.#intensities,
      prices: pricesTyped(),
      calendar: this.#calendar,
      ...contractOf(this.#meter),
    };
  }

  /** Draws what is held, reads what is not, and explains what cannot be read. */
  async #refresh(): Promise<void> {
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    part("trouble").replaceChildren();
    part("aside").replaceChildren();
    part("missing").textContent = "";
    this.#prices.clear();
    try {
      await this.#draw();
      const problems = await this.#load(signal);
      this.#progress.hide();
      await this.#draw();
      await this.#explain(problems, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.#progress.hide();
      part("trouble").replaceChildren(unreachableNote(() => void this.#refresh()));
      if (!(error instanceof TypeError)) throw error;
    }
  }

  async #load(signal: AbortSignal): Promise<Map<Need["series"], Problem>> {
    const { direction } = this.#controls.choice;
    const opened = this.#opened;
    if (opened === null) return new Map();
    const source = { ask: opened.ask, direction, meter: opened.number };
    const loader = new Loader(this.#held[direction], this.#intensities, source);
    const events = {
      onProgress: (progress: Parameters<ProgressBar["show"]>[0]) => !signal.aborted && this.#progress.show(progress),
      onNews: () => this.#drawSoon(signal),
    };
    const problems = await loader.load(this.#needs(), signal, events);
    if (problems.get("daily")?.code !== "scope_insufficient") return problems;
    this.#held[direction].isDailyClosed = true;
    return loader.load(this.#needs(), signal, events);
  }

  #needs(): Need[] {
    const shown = this.#shown();
    return needsOf({ ...shown, view: this.#controls.choice.view, isDailyClosed: shown.held.isDailyClosed });
  }

  #drawSoon(signal: AbortSignal): void {
    this.#drawing ??= setTimeout(() => {
      this.#drawing = undefined;
      if (!signal.aborted) void this.#draw();
    }, DRAW_EVERY_MS);
  }

  async #draw(): Promise<void> {
    await this.#screen.draw(this.#controls.choice.view, this.#shown());
    this.#showMore();
  }

  /** What a view has below its chart: prices, or a question about the contract. */
  #showMore(): void {
    const { view } = this.#controls.choice;
    const shown = this.#shown();
    const chosen = view === "tariff" ? calendarShown(shown, this.#screen.visibleOf(shown)) : undefined;
    if (chosen !== undefined) {
      this.#prices.show(calendarsOf(linesWithin(shown)), chosen);
      return;
    }
    if (view === "peak" && (this.#meter?.subscribed_power_kva ?? null) === null) {
      if (part("more").childElementCount === 0) part("more").append(askContract("subscribed", () => void this.#draw()));
      return;
    }
    this.#prices.clear();
  }

  /** Says what is missing; when there is nothing at all, asks the API why. */
  async #explain(problems: ReadonlyMap<Need["series"], Problem>, signal: AbortSignal): Promise<void> {
    const refused = [...problems.values()].find(({ code }) => /^(token|authorization)_/.test(code));
    if (refused !== undefined) return this.#opened?.onRefused(refused);
    const { view } = this.#controls.choice;
    const shown = this.#shown();
    const needs = this.#needs();
    const main = mainSeriesOf(view, shown.held.isDailyClosed);
    const own = needs.find(({ series }) => series === main);
    if (own === undefined) {
      this.#screen.clear();
      part("trouble").replaceChildren(element("p", { class: "note" }, TEXTS.tariff.tomorrow));
      return;
    }
    const days = [...shown.held[main].keys()].some((day) => day >= shown.span.start && day < shown.span.end);
    if (!days) return this.#diagnose(problems.get(main) ?? null, own, signal);
    part("aside").replaceChildren(...[...problems.values()].map(problemNote));
    const around = needs.filter(
      ({ series, span }) => !problems.has(series) && span.start >= shown.span.start && span.end <= shown.span.end,
    );
    part("missing").textContent = missingText(around, shown.held);
  }

  async #diagnose(problem: Problem | null, { series, span }: Need, signal: AbortSignal): Promise<void> {
    const { ask, number } = this.#opened as Opened;
    this.#screen.clear();
    part("trouble").replaceChildren(lookingNote());
    const { direction } = this.#controls.choice;
    const query = new URLSearchParams({
      ...(number !== null && { prm: number }),
      measure: `${direction}/${series}`,
      ...span,
    });
    const answer = await askJson<Diagnosis>(ask, `/api/v2/diagnosis?${query}`, signal);
    const note =
      answer.ok && (answer.value.verdict !== "well" || problem === null)
        ? diagnosisNote(answer.value, Date.now())
        : problemNote(problem ?? (answer as { problem: Problem }).problem);
    part("trouble").replaceChildren(note);
  }
}
