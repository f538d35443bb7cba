const DAY_MS = 86_400_000;

export type TempoColour = "blue" | "white" | "red";

/** The days of a season, `2025-2026`, in order: from 1 September to 31 August. `[]` for a name that is none. */
export function seasonDays(name: string): readonly string[] {
  const [first = 0, second = 0] = name.split("-").map(Number);
  if (second !== first + 1 || first < 2000 || first > 2098) return [];
  const [fromMs, toMs] = [Date.UTC(first, 8, 1), Date.UTC(second, 8, 1)];
  return Array.from({ length: (toMs - fromMs) / DAY_MS }, (_, at) => dayText(fromMs + at * DAY_MS));
}

/** The name of the season of a day. */
export function seasonName(day: string): string {
  const year = Number(day.slice(0, 4)) - (day.slice(5, 7) < "09" ? 1 : 0);
  return `${year}-${year + 1}`;
}

/** Twenty-two red and forty-three white days where RTE may put them, the same ones each time; all others are blue. */
export function seasonColours(name: string): ReadonlyMap<string, TempoColour> {
  const known = SEASONS.get(name);
  if (known !== undefined) return known;
  const days = seasonDays(name);
  const colours = new Map<string, TempoColour>(days.map((day) => [day, "blue"]));
  for (const day of chosen(days.filter(mayBeRed), 22)) colours.set(day, "red");
  for (const day of chosen(
    days.filter((day) => colours.get(day) === "blue" && weekdayOf(day) !== 0),
    43,
  )) {
    colours.set(day, "white");
  }
  if (days.length > 0) SEASONS.set(name, colours);
  return colours;
}

/** Computed once; there are fewer than a hundred names. */
const SEASONS = new Map<string, ReadonlyMap<string, TempoColour>>();

/** Working days of the coldest weeks, from 20 November to 20 March, without Christmas and New Year. */
const mayBeRed = (day: string): boolean => {
  const date = day.slice(5);
  const isWinter = date >= "11-20" || date <= "03-20";
  return isWinter && date !== "12-25" && date !== "01-01" && weekdayOf(day) >= 1 && weekdayOf(day) <= 5;
};

/** The given number of these days, picked by a rank that looks like chance. */
const chosen = (days: readonly string[], count: number): readonly string[] =>
  [...days].sort((one, other) => rank(one) - rank(other)).slice(0, count);

/** FNV-1a, 32 bits. */
function rank(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return hash >>> 0;
}

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The days up to that number of days from now, on a Paris calendar; from 10:30 on tomorrow is decided. */
export const parisClock = (
  nowMs: number,
): { readonly today: string; readonly tomorrow: string; readonly time: string } => {
  const [today = "", time = ""] = PARIS.format(nowMs).split(" ");
  return { today, tomorrow: dayText(Date.parse(`${today}T00:00:00Z`) + DAY_MS), time };
};

const PARIS = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Paris",
  dateStyle: "short",
  timeStyle: "short",
});

const dayText = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/** When RTE decides the colour of tomorrow. */
export const DECIDED_AT = "10:30";

/** The colours of a season that are decided at this instant, in order. */
export function decidedColours(name: string, nowMs: number): ReadonlyMap<string, TempoColour> {
  const { today, tomorrow, time } = parisClock(nowMs);
  const last = time >= DECIDED_AT ? tomorrow : today;
  return new Map([...seasonColours(name)].filter(([day]) => day <= last));
}
