import { CONSOMMATION as TEXTS } from "#words/consommation";
import { addDays } from "../../../shared/paris-time.ts";
import { dayNumber } from "../chart/calendar-names.ts";
import type { Progress } from "./loader.ts";
import { part } from "./part.ts";

/** The bar that names what is being read. */
export class ProgressBar {
  readonly #place = part("progress");
  readonly #bar = this.#place.querySelector("progress") as HTMLProgressElement;
  readonly #says = part("progress-says");
  #countdown: ReturnType<typeof setInterval> | undefined;

  show({ series, span, share, waitUntilMs }: Progress): void {
    const { progress } = TEXTS;
    const what = progress.reading[series];
    clearInterval(this.#countdown);
    this.#place.hidden = false;
    this.#bar.value = share;
    if (waitUntilMs === null) {
      this.#tell(progress.of(what, dayNumber(span.start), dayNumber(addDays(span.end, -1))));
      return;
    }
    const count = () => this.#tell(progress.waiting(what, Math.max(0, Math.ceil((waitUntilMs - Date.now()) / 1000))));
    count();
    this.#countdown = setInterval(count, 1_000);
  }

  hide(): void {
    clearInterval(this.#countdown);
    this.#place.hidden = true;
    this.#tell("");
  }

  /** The same text is not spoken again. */
  #tell(text: string): void {
    if (this.#says.textContent !== text) this.#says.textContent = text;
  }
}
