import { readOffPeak } from "../../../../shared/enedis/contract/off-peak-text.ts";
import { day } from "../../../../shared/paris-time.ts";
import type { KnownContract } from "../../../../shared/tariffs/examination.ts";
import { OPTIONS, type Rate } from "../../../../shared/tariffs/option.ts";
import { recalled, remember } from "../../memory.ts";
import type { MeterView } from "../api.ts";
import { typedMonth, typedPrice } from "../typed-price.ts";

/** One's own contract as it was typed, field by field; what is not there was not typed. */
export interface TypedContract {
  readonly option?: string;
  readonly kva?: string;
  readonly ranges?: string;
  /** From 1 April to 31 October, where it differs. */
  readonly summer?: string;
  /** The first day of the ranges, as `YYYY-MM-DD`. */
  readonly from?: string;
  readonly month?: string;
  /** By rate. */
  readonly prices?: Readonly<Partial<Record<Rate, string>>>;
}

/** The fields whose text is not understood. */
export type Unread = "ranges" | "summer" | "month" | Rate;

/** What is known of a contract, from Enedis or from the person, who has the last word. */
export function knownContract(
  typed: TypedContract,
  meter: MeterView | null,
): { readonly contract: KnownContract; readonly unread: readonly Unread[] } {
  const unread: Unread[] = [];
  const rangesIn = (field: "ranges" | "summer") => {
    const text = typed[field] ?? "";
    const read = text.trim() === "" ? [] : readOffPeak(text);
    if (read === null) unread.push(field);
    return read ?? [];
  };
  const [own, summer] = [rangesIn("ranges"), rangesIn("summer")];
  const ofMeter = meter?.off_peak ?? [];
  const from = day(typed.from ?? "");
  const winter = own.length > 0 ? own : ofMeter;
  const isDated = from !== null && winter.length > 0;
  const monthText = typed.month?.trim() ?? "";
  const month = monthText === "" ? null : typedMonth(monthText);
  if (monthText !== "" && month === null) unread.push("month");
  const cents: Partial<Record<Rate, number>> = {};
  for (const [rate, text] of Object.entries(typed.prices ?? {}) as [Rate, string][]) {
    if (text.trim() === "") continue;
    const price = typedPrice(text);
    if (price === null) unread.push(rate);
    else cents[rate] = price.cents;
  }
  const kva = Number(typed.kva ?? "");
  return {
    contract: {
      option: OPTIONS.find((option) => option === typed.option) ?? null,
      kva: kva > 0 ? kva : (meter?.subscribed_power_kva ?? null),
      dated: isDated ? [{ from, winter, summer: summer.length > 0 ? summer : winter }] : [],
      // Of ranges that somebody typed without a day, only a register can tell since when they hold.
      ranges: own.length > 0 && !isDated ? own : ofMeter,
      prices: { cents, month },
    },
    unread,
  };
}

/** The name under which this browser keeps the contract of a meter. */
const nameOf = (meter: MeterView | null): string => `mon-contrat-${meter?.meter.slice(-4) ?? ""}`;

/** What somebody typed here of the contract of a meter. */
export const typedContractOf = (meter: MeterView | null): TypedContract => typedContractFrom(recalled(nameOf(meter)));

export const keepTypedContract = (meter: MeterView | null, typed: TypedContract): void =>
  remember(nameOf(meter), JSON.stringify(typed));

/** What this browser keeps of a contract. */
export function typedContractFrom(text: string | null): TypedContract {
  try {
    const kept: unknown = JSON.parse(text ?? "{}");
    return typeof kept === "object" && kept !== null ? kept : {};
  } catch {
    return {};
  }
}
