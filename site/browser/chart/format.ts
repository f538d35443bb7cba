const whole = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });
const paris = { timeZone: "Europe/Paris" } as const;
const dayMonth = new Intl.DateTimeFormat("fr-FR", { ...paris, day: "numeric", month: "short" });
const monthYear = new Intl.DateTimeFormat("fr-FR", { ...paris, month: "short", year: "2-digit" });
const hourMinute = new Intl.DateTimeFormat("fr-FR", { ...paris, hour: "2-digit", minute: "2-digit" });
const longDay = new Intl.DateTimeFormat("fr-FR", { ...paris, weekday: "short", day: "numeric", month: "long" });

const DAY_SECONDS = 86_400;

/** `1 240 W`; from 10 000 Wh on, in kWh. */
export function quantity(value: number, unit: string): string {
  if (!Number.isFinite(value)) return "–";
  const isLarge = unit === "Wh" && Math.abs(value) >= 10_000;
  return isLarge ? `${short.format(value / 1000)}\u00a0kWh` : `${whole.format(value)}\u00a0${unit}`;
}

/** A label of the time axis, as fine as its steps. */
export function tick(seconds: number, stepSeconds: number): string {
  const at = seconds * 1000;
  if (stepSeconds >= 27 * DAY_SECONDS) return monthYear.format(at);
  if (stepSeconds >= DAY_SECONDS) return dayMonth.format(at);
  const time = hourMinute.format(at);
  return time === "00:00" ? dayMonth.format(at) : time;
}

export const dayAt = (seconds: number): string => longDay.format(seconds * 1000);
export const timeAt = (seconds: number): string => hourMinute.format(seconds * 1000);
export const count = (value: number): string => whole.format(value);

/** `1 jour`, `2 jours`. */
export const counted = (value: number, [one, many]: readonly [string, string]): string =>
  `${count(value)}\u00a0${value < 2 ? one : many}`;
