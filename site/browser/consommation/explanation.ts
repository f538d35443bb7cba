import { CONSOMMATION as TEXTS } from "#words/consommation";
import { withFrenchSpaces } from "../../../shared/pages/typography.ts";
import { daysOf } from "../../../shared/paris-time.ts";
import { element } from "../element.ts";
import { absenceTexts, daysText } from "./absences.ts";
import { askJson, type Diagnosis } from "./api.ts";
import { mainSeriesOf, type Need } from "./needs.ts";
import { part } from "./part.ts";
import type { Span } from "./period.ts";
import type { DrawnSeries } from "./rows.ts";
import type { Screen } from "./screen.ts";
import type { Ask, Problem } from "./stream.ts";
import { diagnosisNote, lookingNote, problemNote, unreachableNote } from "./trouble.ts";
import type { ViewName } from "./views/names.ts";
import type { ViewState } from "./views/view.ts";
import { clockTexts, windowOf } from "./views/words.ts";

interface Explained {
  readonly view: ViewName;
  readonly shown: ViewState;
  readonly needs: readonly Need[];
  readonly problems: ReadonlyMap<Need["series"], Problem>;
  readonly ask: Ask;
  /** Of the meter, for the addresses; `null`: the token opens one only. */
  readonly number: string | null;
}

/** Says what is missing of a view; when there is nothing at all, asks the API why and shows that instead. */
export class Explanation {
  readonly #screen: Screen;

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  clear(): void {
    part("trouble").replaceChildren();
    part("aside").replaceChildren();
    part("missing").textContent = "";
  }

  unreachable(again: () => void): void {
    part("trouble").replaceChildren(unreachableNote(again));
  }

  async explain(about: Explained, signal: AbortSignal): Promise<void> {
    const { view, shown, needs, problems } = about;
    const { loaded, span } = shown;
    const main = mainSeriesOf(view, loaded.isDailyClosed);
    const own = needs.find(({ series }) => series === main);
    if (own === undefined) {
      const { tariff, trouble } = TEXTS;
      this.#instead(element("p", { class: "note" }, view === "tariff" ? tariff.tomorrow : trouble.tooOld));
      return;
    }
    const hasSome = [...loaded[main].keys()].some((day) => day >= span.start && day < span.end);
    if (!hasSome) {
      const hasTotal = shown.period === "day" && loaded.daily.has(span.start);
      const show = hasTotal ? (note: HTMLElement) => part("aside").replaceChildren(note) : this.#instead;
      await this.#diagnose({ series: main, span: own.span }, about, show, signal);
      return;
    }
    if (view === "carbon" && this.#screen.isEmpty) {
      const days = daysText(daysOf(span.start, span.end), shown.today);
      this.#instead(
        element(
          "p",
          { class: "note" },
          withFrenchSpaces([TEXTS.trouble.noCarbon(days), ...clockTexts(windowOf(span))].join(" ")),
        ),
      );
      return;
    }
    part("aside").replaceChildren(...[...problems.values()].map(problemNote));
    const read = needs
      .filter((need) => !problems.has(need.series) && need.span.start >= span.start && need.span.end <= span.end)
      // The index of yesterday was not asked for, and is missing all the same.
      .map((need) => (need.series === "registers" ? { ...need, span: { ...need.span, end: span.end } } : need));
    part("missing").replaceChildren(
      ...absenceTexts(read, loaded, Date.now()).map((text) => element("span", {}, withFrenchSpaces(text))),
    );
  }

  async #diagnose(
    { series, span }: { readonly series: DrawnSeries; readonly span: Span },
    { shown, problems, ask, number }: Explained,
    show: (note: HTMLElement) => void,
    signal: AbortSignal,
  ) {
    show(lookingNote());
    const measure = `${shown.direction === "production" ? "production" : "consumption"}/${series}`;
    const query = new URLSearchParams({ ...(number !== null && { prm: number }), measure, ...span });
    const answer = await askJson<Diagnosis>(ask, `/api/v2/diagnosis?${query}`, signal);
    const problem = problems.get(series);
    // A diagnosis looks at the last days only: it may find nothing wrong with a period that it did not try.
    if (answer.ok && (answer.value.verdict !== "well" || problem === undefined))
      show(diagnosisNote(answer.value, { series, span }, Date.now()));
    else if (problem !== undefined) show(problemNote(problem));
    else if (!answer.ok) show(problemNote(answer.problem));
  }

  /** In the place of figures and charts. */
  readonly #instead = (note: HTMLElement): void => {
    this.#screen.clear();
    part("trouble").replaceChildren(note);
  };
}
