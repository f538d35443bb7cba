import { CONTRACT as TEXTS } from "#words/contract";
import { daysBetween } from "../../../../shared/paris-time.ts";
import type { Cost } from "../../../../shared/tariffs/cost.ts";
import type { CostedOption } from "../../../../shared/tariffs/costed-options.ts";
import type { Examination } from "../../../../shared/tariffs/examination.ts";
import type { Span } from "../period.ts";

/** A year without a few days, for readings that are not published yet. */
const LEAST_DAYS_OF_A_YEAR = 355;
/** Fewer euros change nobody's mind, and are within what is approximate. */
const LEAST_SAVED_EUROS = 10;
const NANO = 1_000_000_000;

/** Whole euros. */
export const wholeEuros = (nanoEuros: number): string =>
  new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR", maximumFractionDigits: 0 }).format(
    nanoEuros / NANO,
  );

/** Whether a cost has all the energy that was read: readings that are missing are missing from every option. */
export const hasAllEnergy = ({ leftOut }: Cost): boolean =>
  leftOut.unpricedDays + leftOut.uncolouredDays.length + leftOut.withoutHoursWh === 0;

/** The option that is one's own: at one's own prices, where they were typed. */
export const ownOf = ({ own, options }: Examination): CostedOption | undefined =>
  options.find(({ isOwnPrices }) => isOwnPrices) ?? options.find(({ option }) => option === own.option);

/** What the examination concludes, in one sentence, and whether readings are missing. */
export function verdictText(examination: Examination, period: Span): string {
  const { verdict } = TEXTS;
  const own = ownOf(examination);
  const days = daysBetween(period.start, period.end);
  const over = verdict.period[days >= LEAST_DAYS_OF_A_YEAR ? 0 : 1](days);
  const whole = examination.options
    .filter(({ todays, isOffered }) => isOffered && hasAllEnergy(todays))
    .toSorted((one, other) => one.todays.nanoEuros - other.todays.nanoEuros);
  const [best] = whole;
  const missing = (own ?? best)?.todays.leftOut.incompleteDays ?? 0;
  const partial = missing > 0 ? ` ${verdict.partial(missing)}` : "";
  return `${conclusion(own, best, whole.length, over)}${partial}`;
}

function conclusion(
  own: CostedOption | undefined,
  best: CostedOption | undefined,
  count: number,
  over: string,
): string {
  const { verdict, inOption } = TEXTS;
  const costText = ({ todays }: CostedOption) => wholeEuros(todays.nanoEuros);
  if (own === undefined || !hasAllEnergy(own.todays)) {
    if (best === undefined) return verdict.none;
    return verdict.unknownOwn(over, verdict.others(inOption[best.option], costText(best)));
  }
  if (best === undefined || (count === 1 && best === own))
    return verdict.alone(over, inOption[own.option], costText(own));
  const saved = own.todays.nanoEuros - best.todays.nanoEuros;
  if (saved < LEAST_SAVED_EUROS * NANO) return verdict.fits(over, inOption[own.option], costText(own));
  return verdict.better(over, TEXTS.theOption[best.option], costText(best), wholeEuros(saved), costText(own));
}
