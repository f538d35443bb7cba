import { addDays } from "../../../shared/paris-time.ts";
import { CONSOMMATION_FR as TEXTS } from "../../../shared/texts/consommation.fr.ts";
import { dayNumber } from "../chart/calendar-names.ts";
import type { LoadedReadings } from "./loaded.ts";
import type { Progress } from "./loader.ts";
import { missingOf } from "./missing.ts";
import type { Need } from "./needs.ts";
import { part } from "./part.ts";

const NAMED_DAYS = 5;
const HOUR_MS = 3_600_000;
const number = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });

/** The bar that names what is being read, and the line that names what is missing at the end. */
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

/** What is missing of the series of a view, by its name and its days. */
export function missingText(needs: readonly Need[], loaded: LoadedReadings): string {
  const { progress } = TEXTS;
  return needs
    .flatMap(({ series, span }) => {
      if (series === "intensity") return [];
      const { days, silentMs, reasons } = missingOf(series, loaded, span);
      if (days.length === 0) return [];
      const names = days.slice(0, NAMED_DAYS).map(dayNumber).join(", ");
      const more = days.length > NAMED_DAYS ? "…" : "";
      const count = silentMs > 0 ? `${number.format(silentMs / HOUR_MS)}\u00a0h` : counted(days.length);
      const why = [...reasons].map((reason) => ` ${progress.reasons[reason]}`).join("");
      return [`${progress.missing(progress.reading[series], count)} ${names}${more}${why && `.${why}`}`];
    })
    .join(" – ");
}

const counted = (days: number): string => `${days}\u00a0${TEXTS.progress.days[days < 2 ? 0 : 1]}`;
