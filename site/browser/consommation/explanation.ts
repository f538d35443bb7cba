import { CONSOMMATION_FR as TEXTS } from "../../../shared/texts/consommation.fr.ts";
import { element } from "../element.ts";
import { askJson, type Diagnosis } from "./api.ts";
import { mainSeriesOf, type Need } from "./needs.ts";
import { part } from "./part.ts";
import { missingText } from "./progress.ts";
import type { Screen } from "./screen.ts";
import type { Ask, Problem } from "./stream.ts";
import { diagnosisNote, lookingNote, problemNote, unreachableNote } from "./trouble.ts";
import type { ViewName } from "./views/names.ts";
import type { ViewState } from "./views/view.ts";

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
      await this.#diagnose(own, about, signal);
      return;
    }
    part("aside").replaceChildren(...[...problems.values()].map(problemNote));
    const read = needs.filter((need) => !problems.has(need.series) && need.span.start >= span.start);
    part("missing").textContent = missingText(
      read.filter((need) => need.span.end <= span.end),
      loaded,
    );
  }

  async #diagnose({ series, span }: Need, { shown, problems, ask, number }: Explained, signal: AbortSignal) {
    this.#instead(lookingNote());
    const measure = `${shown.direction}/${series}`;
    const query = new URLSearchParams({ ...(number !== null && { prm: number }), measure, ...span });
    const answer = await askJson<Diagnosis>(ask, `/api/v2/diagnosis?${query}`, signal);
    const problem = problems.get(series);
    // A diagnosis looks at the last days only: it may find nothing wrong with a period that it did not try.
    if (answer.ok && (answer.value.verdict !== "well" || problem === undefined))
      this.#instead(diagnosisNote(answer.value, Date.now()));
    else if (problem !== undefined) this.#instead(problemNote(problem));
    else if (!answer.ok) this.#instead(problemNote(answer.problem));
  }

  /** In the place of figures and charts. */
  #instead(note: HTMLElement): void {
    this.#screen.clear();
    part("trouble").replaceChildren(note);
  }
}
