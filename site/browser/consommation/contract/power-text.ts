import { CONTRACT as TEXTS } from "#words/contract";
import type { Day } from "../../../../shared/paris-time.ts";
import type { Examination } from "../../../../shared/tariffs/examination.ts";
import { type PriceList, pricesOf } from "../../../../shared/tariffs/price-list.ts";
import { dayNumber } from "../../chart/calendar-names.ts";
import { apparent } from "../../chart/quantities.ts";
import { wholeEuros } from "./verdict.ts";

const MOST_DAYS = 4;
const MONTHS = 12;

/** To the VA: 6 003 VA do not fit 6 kVA. */
const voltAmperes = (va: number): string => `${new Intl.NumberFormat("fr-FR").format(va)}\u00a0VA`;

export const kvaText = (kva: number): string => apparent(kva * 1_000);

/** Which power would have sufficed, with its margin and the days that decide; `list`: today's, `null`: no prices are known. */
export function powerTexts({ power, own, isGuessed }: Examination, list: PriceList | null): string[] {
  const texts = TEXTS.power;
  if (!power.ok) {
    const { refusal } = power;
    return [refusal.code === "no_peak" ? texts.noPeak : texts.above(apparent(refusal.highest.maxPowerVa))];
  }
  const { kva, marginVa, isTight, decidingDays, missingDays } = power.value;
  const named = decidingDays
    .slice(0, MOST_DAYS)
    .map(({ day, maxPowerVa }) => texts.day(dayNumber(day as Day), voltAmperes(maxPowerVa)));
  return [
    firstText(kva, isGuessed.kva ? null : own.kva, savedText(own, kva, list)),
    (isTight ? texts.tight : texts.margin)(apparent(marginVa)),
    ...(named.length === 0 ? [] : [texts.deciding(named.join(", "))]),
    ...(decidingDays.length > MOST_DAYS ? [texts.all(decidingDays.length)] : []),
    ...(missingDays > 0 ? [texts.missing(missingDays)] : []),
    texts.phases,
  ];
}

function firstText(kva: number, own: number | null, saved: string): string {
  const texts = TEXTS.power;
  if (own === kva) return texts.right(kvaText(kva));
  if (own !== null && own < kva) return texts.more(kvaText(kva));
  return texts.enough(kvaText(kva), own === null ? "" : saved);
}

/** What the lower power saves a year in one's own option; nothing where its prices at one of the powers are not known. */
function savedText(own: Examination["own"], kva: number, list: PriceList | null): string {
  const month = (at: number) => (list === null ? undefined : pricesOf(list, { option: own.option, kva: at })?.month);
  const [higher, lower] = [month(own.kva), month(kva)];
  if (higher === undefined || lower === undefined || higher <= lower) return "";
  return TEXTS.power.saved(wholeEuros((higher - lower) * MONTHS));
}
