import { parisClock, seasonDays, seasonName, type TempoColour } from "./calendar.ts";

type Colours = ReadonlyMap<string, TempoColour>;

/** Colours as a source tells them that is wrong or lies. */
type Distort = (colours: Colours, season: string, nowMs: number) => Colours;

const isUnderWay = (season: string, nowMs: number): boolean => seasonName(parisClock(nowMs).today) === season;

/** Another colour that the same day may have. */
const other = (colour: TempoColour | undefined): TempoColour => (colour === "blue" ? "white" : "blue");

const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** What a source may do wrong, each by its name in the control of the simulation. */
const TEMPO_DISTORTIONS = {
  /** Thirty red days, each where one may be. */
  thirtyReds: (colours) => {
    const winter = [...colours.keys()].filter(
      (day) => (day.slice(5) >= "11-02" || day.slice(5) <= "03-15") && weekday(day) >= 1 && weekday(day) <= 5,
    );
    const isFree = (day: string) => !["11-11", "12-25", "01-01"].includes(day.slice(5));
    return new Map([
      ...colours,
      ...winter
        .filter(isFree)
        .slice(-30)
        .map((day) => [day, "red"] as const),
    ]);
  },
  /** The last Sunday is red. */
  redSunday: (colours) => {
    const last = [...colours.keys()].filter((day) => weekday(day) === 0).at(-1);
    return last === undefined ? colours : new Map([...colours, [last, "red"]]);
  },
  /** Yesterday has another colour than it had. */
  yesterdayChanged: (colours, season, nowMs) => {
    const yesterday = [...colours.keys()].filter((day) => day < parisClock(nowMs).today).at(-1);
    if (!isUnderWay(season, nowMs) || yesterday === undefined) return colours;
    return new Map([...colours, [yesterday, other(colours.get(yesterday))]]);
  },
  /** A plausible lie: tomorrow has another colour that it may have. */
  tomorrowChanged: (colours, _, nowMs) => {
    const { tomorrow } = parisClock(nowMs);
    return colours.has(tomorrow) ? new Map([...colours, [tomorrow, other(colours.get(tomorrow))]]) : colours;
  },
  /** Every day is blue. */
  allBlue: (colours) => new Map([...colours].map(([day]) => [day, "blue"])),
  /** The rest of the season is known already. */
  ahead: (colours, season) => new Map([...seasonDays(season).map((day) => [day, "blue"] as const), ...colours]),
} satisfies Readonly<Record<string, Distort>>;

type BrokenAnswer = "silent" | "html" | "otherJson" | "cut" | "tooLong";

/** Answers that are none: an error, a page instead of JSON, JSON of another kind, a text that is cut, one that is too long. */
const TEMPO_ANSWERS: Readonly<Record<BrokenAnswer, () => Response>> = {
  silent: () => new Response("<html>later</html>", { status: 503, headers: HTML }),
  html: () => new Response("<!doctype html><title>Maintenance</title><p>RED BLUE WHITE", { headers: HTML }),
  otherJson: () => Response.json({ values: "BLUE", dateJour: [], error: null }),
  cut: () =>
    new Response('{"values":{"2026-11-30":"RED","2026-12-01":"', { headers: { "content-type": "application/json" } }),
  tooLong: () => new Response(" ".repeat(3_000_000), { headers: { "content-type": "application/json" } }),
};

const HTML = { "content-type": "text/html" };

export type TempoFault = keyof typeof TEMPO_DISTORTIONS | BrokenAnswer;
export const TEMPO_FAULTS = [...Object.keys(TEMPO_DISTORTIONS), ...Object.keys(TEMPO_ANSWERS)] as readonly TempoFault[];

/** What a source with this fault answers in place of an answer, or `null`. */
export const brokenAnswer = (fault: TempoFault | null): Response | null =>
  fault !== null && fault in TEMPO_ANSWERS ? TEMPO_ANSWERS[fault as BrokenAnswer]() : null;

/** The colours as a source with this fault tells them. */
export const distorted = (fault: TempoFault | null, colours: Colours, season: string, nowMs: number): Colours =>
  fault !== null && fault in TEMPO_DISTORTIONS
    ? (TEMPO_DISTORTIONS[fault as keyof typeof TEMPO_DISTORTIONS] as Distort)(colours, season, nowMs)
    : colours;
