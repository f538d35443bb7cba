import { PRICE as TEXTS } from "#words/price";
import { withFrenchSpaces } from "../../../shared/pages/typography.ts";

/** A price as somebody typed it. */
export interface TypedPrice {
  /** Of a kWh, in ct€. */
  readonly cents: number;
  /** It was typed in cents where euros are usual: what was made of it is said. */
  readonly wasInCents: boolean;
}

/** No kWh costs so many euros: what is above was read from a bill in cents. */
const MOST_EUROS = 2;

/** Reads a price of a kWh as people write it: `0,2146`, `21,46`, `21,46 ct`. `null`: it is none. */
export function typedPrice(text: string): TypedPrice | null {
  const [, whole, decimals = "", unit = ""] = /^\s*(\d{1,3})(?:[.,](\d{0,6}))?\s*(c|€|$)/i.exec(text) ?? [];
  if (whole === undefined) return null;
  const value = Number(`${whole}.${decimals || 0}`);
  const wasInCents = unit.toLowerCase() === "c" || value > MOST_EUROS;
  // Millionths of a euro are as fine as prices are typed.
  return { cents: Math.round(value * (wasInCents ? 10_000 : 1_000_000)) / 10_000, wasInCents };
}

/** Reads what a month costs, in euros. `null`: it is no price. */
export function typedMonth(text: string): number | null {
  const [, whole, decimals = ""] = /^\s*(\d{1,3})(?:[.,](\d{0,4}))?\s*(?:€|$)/.exec(text) ?? [];
  return whole === undefined ? null : Number(`${whole}.${decimals || 0}`);
}

const perKwh = new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 4, maximumFractionDigits: 6 });

/** Says what was made of a price in cents; empty: there is nothing to say. */
export function centsNote(text: string): string {
  const read = typedPrice(text);
  if (read === null || !read.wasInCents) return "";
  return withFrenchSpaces(TEXTS.wasInCents(text.trim(), `${perKwh.format(read.cents / 100)} €`));
}
