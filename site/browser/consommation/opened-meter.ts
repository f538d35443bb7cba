import { CONSOMMATION as TEXTS } from "#words/consommation";
import { type Day, parisDay } from "../../../shared/paris-time.ts";
import type { MeterView } from "./api.ts";
import { spanOfChoice } from "./choice.ts";
import { Conclusions } from "./conclusions.ts";
import { contractOf, meterSentence } from "./contract.ts";
import { Controls } from "./controls.ts";
import type { MeteredDirection } from "./direction.ts";
import { Explanation } from "./explanation.ts";
import { Extras } from "./extras.ts";
import { LoadedReadings } from "./loaded.ts";
import { Loader } from "./loader.ts";
import { type Need, needsOf } from "./needs.ts";
import { part } from "./part.ts";
import { pricesTyped } from "./prices.ts";
import { ProgressBar } from "./progress.ts";
import { Screen } from "./screen.ts";
import type { Ask, Problem } from "./stream.ts";
import type { ViewState } from "./views/view.ts";

/** Readings are drawn at most this often while they arrive. */
const DRAW_EVERY_MS = 150;

interface Opened {
  readonly ask: Ask;
  /** The number for the addresses; `null`: the token opens one meter only. */
  readonly number: string | null;
  readonly roles: readonly ("consumption" | "production")[];
  readonly onRefused: (problem: Problem) => void;
  /** Something is drawn. */
  readonly onDrawn: () => void;
}

/** One opened meter: what was read of it, and what the person looks at. */
export class OpenedMeter {
  readonly #today: Day = parisDay(Date.now());
  readonly #controls = new Controls(this.#today, () => void this.#refresh());
  readonly #screen = new Screen({
    onTurn: (direction) => this.#controls.turn(direction),
    onWindow: (visible) => {
      this.#controls.zoomed(visible);
      this.#showExtras();
    },
    canOpen: (touched) => this.#controls.canOpen(touched),
    onOpen: (touched) => this.#controls.open(touched),
  });
  readonly #progress = new ProgressBar();
  readonly #extras = new Extras({
    onChange: () => void this.#draw(),
    onCalendar: (id) => {
      this.#calendar = id;
      void this.#draw();
    },
  });
  readonly #explanation = new Explanation(this.#screen);
  readonly #conclusions = new Conclusions();
  readonly #intensities = new Map<number, number>();
  #opened: Opened | null = null;
  #meter: MeterView | null = null;
  #loaded = { consumption: new LoadedReadings(), production: new LoadedReadings() };
  #calendar: string | null = null;
  #running = new AbortController();
  #drawing: ReturnType<typeof setTimeout> | undefined;

  /** Forgets the meter before, and draws the last days of this one. */
  open(opened: Opened): void {
    this.#opened = opened;
    this.#loaded = { consumption: new LoadedReadings(), production: new LoadedReadings() };
    this.#meter = null;
    part("meter-says").textContent = TEXTS.progress.meter;
    this.#conclusions.open({ ...opened, loaded: this.#loaded.consumption });
    this.#controls.offer(opened.roles);
    void this.#refresh();
  }

  /** Takes what Enedis tells of the contract, which comes after the first readings were asked for; `null`: it does not tell. */
  describe(meter: MeterView | null): void {
    this.#meter = meter;
    this.#conclusions.describe(meter);
    part("meter-says").textContent = meter === null ? TEXTS.progress.meterUnknown : meterSentence(meter);
    const { direction } = this.#controls.choice;
    this.#controls.offer(meter?.roles ?? []);
    if (direction === this.#controls.choice.direction) void this.#draw();
    else void this.#refresh();
  }

  close(): void {
    this.#running.abort();
    this.#conclusions.close();
    this.#screen.clear();
  }

  #shown(): ViewState {
    const { choice, isCompared } = this.#controls;
    return {
      ...choice,
      isCompared,
      loaded: this.#loaded[choice.direction === "production" ? "production" : "consumption"],
      injected: choice.direction === "both" ? this.#loaded.production : null,
      span: spanOfChoice(choice, this.#today),
      today: this.#today,
      intensities: this.#intensities,
      prices: pricesTyped(),
      calendar: this.#calendar,
      ...contractOf(this.#meter),
    };
  }

  /** Draws the loaded readings, loads the missing ones, and explains what cannot be read. */
  async #refresh(): Promise<void> {
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    part("shown").ariaBusy = "true";
    part("spoken").textContent = "";
    this.#explanation.clear();
    this.#extras.clear();
    try {
      await this.#draw();
      const problems = await this.#load(signal);
      this.#progress.hide();
      await this.#draw();
      const refused = [...problems.values()].find(({ code }) => /^(token|authorization)_/.test(code));
      if (refused !== undefined) this.#opened?.onRefused(refused);
      else {
        this.#opened?.onDrawn();
        await this.#explain(problems, signal);
        this.#conclusions.drawn();
      }
    } catch (error) {
      if (signal.aborted) return;
      this.#progress.hide();
      this.#explanation.unreachable(() => void this.#refresh());
      if (!(error instanceof TypeError)) throw error;
    } finally {
      if (!signal.aborted) part("shown").ariaBusy = "false";
    }
  }

  /** Of both directions, the refusals that consumption met come before those of what is injected. */
  async #load(signal: AbortSignal): Promise<Map<Need["series"], Problem>> {
    const { direction } = this.#controls.choice;
    if (direction !== "both") return this.#loadOne(direction, signal);
    const taken = await this.#loadOne("consumption", signal);
    const injected = await this.#loadOne("production", signal);
    return new Map([...injected, ...taken]);
  }

  async #loadOne(direction: MeteredDirection, signal: AbortSignal): Promise<Map<Need["series"], Problem>> {
    const opened = this.#opened;
    if (opened === null) return new Map();
    const source = { ask: opened.ask, direction, meter: opened.number };
    const loader = new Loader(this.#loaded[direction], this.#intensities, source);
    const events = {
      onProgress: (progress: Parameters<ProgressBar["show"]>[0]) => !signal.aborted && this.#progress.show(progress),
      onNews: () => this.#drawSoon(signal),
    };
    const problems = await loader.load(this.#needs(direction), signal, events);
    if (problems.get("daily")?.code !== "scope_insufficient") return problems;
    this.#loaded[direction].isDailyClosed = true;
    return loader.load(this.#needs(direction), signal, events);
  }

  #needs(direction: MeteredDirection): Need[] {
    const { view } = this.#controls.choice;
    const { isDailyClosed } = this.#loaded[direction];
    return needsOf({ ...this.#shown(), view, isDailyClosed });
  }

  #drawSoon(signal: AbortSignal): void {
    this.#drawing ??= setTimeout(() => {
      this.#drawing = undefined;
      if (!signal.aborted) void this.#draw();
    }, DRAW_EVERY_MS);
  }

  async #draw(): Promise<void> {
    const { view, zoom } = this.#controls.choice;
    await this.#screen.draw(view, this.#shown(), zoom);
    this.#showExtras();
  }

  #showExtras(): void {
    const shown = this.#shown();
    this.#extras.show(this.#controls.choice.view, shown, this.#screen.visibleOf(shown), this.#meter);
  }

  async #explain(problems: ReadonlyMap<Need["series"], Problem>, signal: AbortSignal): Promise<void> {
    const { choice } = this.#controls;
    const { ask, number } = this.#opened as Opened;
    const needs = this.#needs(choice.direction === "production" ? "production" : "consumption");
    const about = { view: choice.view, shown: this.#shown(), needs, problems, ask, number };
    await this.#explanation.explain(about, signal);
  }
}
