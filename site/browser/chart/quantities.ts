import { GAP, LOCALE } from "#words/language";

const digits = (most: number) => new Intl.NumberFormat(LOCALE, { maximumFractionDigits: most });
const [none, one, two] = [digits(0), digits(1), digits(2)];
const NBSP = "\u00a0";

/** Energy in kWh, with as many digits as its size deserves: `3,25 kWh`, `84,2 kWh`, `1 204 kWh`. */
export const energy = (wh: number): string =>
  `${(Math.abs(wh) < 10_000 ? two : Math.abs(wh) < 1_000_000 ? one : none).format(wh / 1000)}${NBSP}kWh`;

/** Energy on an axis. */
export const shortEnergy = (wh: number): string => `${one.format(wh / 1000)}${NBSP}kWh`;

/** Mean power. */
export const power = (watts: number): string => `${none.format(watts)}${NBSP}W`;

/** Apparent power. */
export const apparent = (va: number): string => `${two.format(va / 1000)}${NBSP}kVA`;

/** Mass of CO2 from milligrams. */
export const carbon = (mg: number): string =>
  Math.abs(mg) < 1_000_000 ? `${none.format(mg / 1000)}${NBSP}g` : `${two.format(mg / 1_000_000)}${NBSP}kg`;

export const percent = (share: number): string => `${one.format(share * 100)}${GAP}%`;

/** `+ 12 %`, `− 3 %`. */
export const change = (share: number): string =>
  `${share < 0 ? "−" : "+"}${GAP}${one.format(Math.abs(share) * 100)}${GAP}%`;

/** Euros from cents. */
export const euros = (cents: number): string =>
  new Intl.NumberFormat(LOCALE, { style: "currency", currency: "EUR" }).format(cents / 100);
