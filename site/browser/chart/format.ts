import { isSingular, LOCALE } from "#words/language";

const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });
const paris = { timeZone: "Europe/Paris" } as const;
const hourMinute = new Intl.DateTimeFormat(LOCALE, { ...paris, hour: "2-digit", minute: "2-digit" });
const longDay = new Intl.DateTimeFormat(LOCALE, { ...paris, weekday: "short", day: "numeric", month: "long" });

/** `1 240 W`; from 10 000 Wh on, in kWh. */
export function quantity(value: number, unit: string): string {
  if (!Number.isFinite(value)) return "–";
  const isLarge = unit === "Wh" && Math.abs(value) >= 10_000;
  return isLarge ? `${short.format(value / 1000)}\u00a0kWh` : `${whole.format(value)}\u00a0${unit}`;
}

export const dayAt = (ms: number): string => longDay.format(ms);
export const timeAt = (ms: number): string => hourMinute.format(ms);
export const count = (value: number): string => whole.format(value);

/** `1 jour`, `2 jours`. */
export const counted = (value: number, [one, many]: readonly [string, string]): string =>
  `${count(value)}\u00a0${isSingular(value) ? one : many}`;
