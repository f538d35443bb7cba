import type { RegisterLine } from "./rows.ts";
import { typedPrice } from "./typed-price.ts";

/** The energy of one tariff period over some days. */
export interface Share {
  readonly register: string;
  readonly label: string;
  readonly wh: number;
}

/** One calendar of a meter: whose it is and what its periods counted. */
export interface Calendar {
  readonly id: string;
  readonly owner: RegisterLine["owner"];
  readonly shares: readonly Share[];
  readonly wh: number;
  /** Days and registers whose counter cannot tell: the meter was replaced. */
  readonly untold: number;
}

/** What each calendar counted, the supplier's first: its periods are those of the bill. */
export function calendarsOf(lines: readonly RegisterLine[]): Calendar[] {
  const calendars = [...Map.groupBy(lines, ({ calendar }) => calendar)].map(([id, within]): Calendar => {
    const shares = [...Map.groupBy(within, ({ register }) => register)].map(([register, ofOne]) => ({
      register,
      label: ofOne[0]?.label ?? register,
      wh: ofOne.reduce((sum, { energy_wh }) => sum + (energy_wh ?? 0), 0),
    }));
    return {
      id,
      owner: within[0]?.owner ?? "distributor",
      shares: shares.sort((one, other) => (one.register < other.register ? -1 : 1)),
      wh: shares.reduce((sum, { wh }) => sum + wh, 0),
      untold: within.filter(({ energy_wh }) => energy_wh === null).length,
    };
  });
  return calendars.sort((one, other) => rank(one) - rank(other) || (one.id < other.id ? -1 : 1));
}

const rank = ({ owner }: Calendar): number => (owner === "supplier" ? 0 : 1);

/** Prices of a kWh in millionths of a euro, by register. */
export type Prices = ReadonlyMap<string, number>;

/** Reads a price as people write it: `0,2146`, or `21,46` from a bill in cents. `null`: it is none. */
export function priceFrom(text: string): number | null {
  const read = typedPrice(text);
  return read === null ? null : Math.round(read.cents * 10_000);
}

/** Energy times its price, in thousand-millionths of a euro: an exact integer. `null`: a period that has any energy has no price. */
export function costOf(shares: readonly Share[], prices: Prices): number | null {
  let sum = 0;
  for (const { register, wh } of shares) {
    const price = prices.get(register);
    if (price === undefined && wh === 0) continue;
    if (price === undefined) return null;
    sum += wh * price;
  }
  return sum;
}

/** Thousand-millionths of a euro as euros and cents, rounded once. */
export const inCents = (cost: number): number => Math.round(cost / 10_000_000);
