import { CONSOMMATION as TEXTS } from "#words/consommation";
import { HOURS } from "#words/hours";
import { LOCALE } from "#words/language";
import { typedRanges, type WallRange } from "../chart/wall-range.ts";
import { element } from "../element.ts";
import { recalled, remember } from "../memory.ts";
import type { MeterView } from "./api.ts";

const SUBSCRIBED = "puissance-souscrite";
const OFF_PEAK = "heures-creuses";
const number = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });

/** What is known of a contract: from Enedis, or else from the person. */
export interface Contract {
  readonly subscribedVa: number | null;
  readonly offPeak: readonly WallRange[];
}

export function contractOf(meter: MeterView | null): Contract {
  const typedKva = Number((recalled(SUBSCRIBED) ?? "").replace(",", "."));
  const kva = meter?.subscribed_power_kva ?? (typedKva > 0 ? typedKva : null);
  return {
    subscribedVa: kva === null ? null : kva * 1000,
    offPeak: meter?.off_peak ? rangesOf(meter.off_peak) : typedRanges(recalled(OFF_PEAK) ?? ""),
  };
}

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

const rangesOf = (ranges: NonNullable<MeterView["off_peak"]>): WallRange[] =>
  ranges.map(({ start, end }) => ({ fromMinute: minutes(start), toMinute: minutes(end) }));

/** A meter in a sentence: its last digits, its power, its off-peak hours. */
export function meterSentence({ meter, subscribed_power_kva: kva, off_peak: offPeak }: MeterView): string {
  const { meter: texts } = TEXTS;
  const clock = (text: string) => HOURS.time(Number(text.slice(0, 2)), Number(text.slice(3, 5)));
  const ranges = (offPeak ?? []).map(({ start, end }) => texts.range(clock(start), clock(end))).join(texts.and);
  return [
    texts.named(meter.replace(/^•+/, "••••\u00a0")),
    ...(kva === null ? [] : [texts.power(number.format(kva))]),
    ...(offPeak === null ? [] : [ranges === "" ? texts.noOffPeak : texts.offPeak(ranges)]),
  ].join(" · ");
}

/** Asks for what Enedis did not tell: the answers stay in this browser. */
export function askContract(what: "subscribed" | "offPeak", onAnswer: () => void): HTMLElement {
  const name = what === "subscribed" ? SUBSCRIBED : OFF_PEAK;
  const input = element("input", { autocomplete: "off", value: recalled(name) ?? "" });
  if (what === "subscribed") input.inputMode = "decimal";
  input.addEventListener("change", () => {
    remember(name, input.value.trim());
    onAnswer();
  });
  return element("label", { class: "narrow" }, TEXTS.ask[what], input);
}
