import { describe, expect, it } from "vitest";
import { addDays, type Day, dayStartMs, daysBetween, daysOf } from "../../../shared/paris-time.ts";
import type { Draw } from "../../../shared/tariffs/curve.ts";
import { findMovedHours, type RegisterDay } from "../../../shared/tariffs/moved-hours.ts";
import type { OffPeakHours } from "../../../shared/tariffs/off-peak-hours.ts";
import { CUT, known, NIGHT, NIGHT_AND_NOON, numbersFrom, sameAllYear } from "./homes.ts";

const HALF_HOUR_MS = 1_800_000;
const DAYS = 80;
/** Clocks go back within the first, and forward within the second. */
const PERIODS = ["2025-09-20", "2026-02-20"].map((start) => ({
  start: known(start),
  end: addDays(known(start), DAYS),
}));
const NOON = sameAllYear("2000-01-01", "01:00-06:00", "12:30-15:30");
const LATE_NIGHT = sameAllYear("2000-01-01", "23:48-05:48", "13:12-15:12");
/** The heater starts with the first range: here at a time that is no off-peak hour of the night. */
const AFTERNOON = sameAllYear("2000-01-01", "12:30-15:30", "01:00-06:00");
const LATE_AFTERNOON = sameAllYear("2000-01-01", "14:00-17:00", "02:00-07:00");
const HOURS = [NIGHT, NIGHT_AND_NOON, CUT, NOON, LATE_NIGHT];

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** The half hours of both periods by their days, with the minute that a wall in Paris shows. */
const wall = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris", timeStyle: "short" });
const halfHoursOf = (day: Day) => {
  const count = (dayStartMs(addDays(day, 1)) - dayStartMs(day)) / HALF_HOUR_MS;
  const starts = Array.from({ length: count }, (_, at) => dayStartMs(day) + at * HALF_HOUR_MS);
  return { day, halfHours: starts.map((startMs) => ({ startMs, from: minuteOf(wall.format(startMs)) })) };
};
const CALENDARS = PERIODS.map((of) => ({ of, days: daysOf(of.start, of.end).map(halfHoursOf) }));

const MINUTES = Array.from({ length: 1_440 }, (_, minute) => minute);
const bell = (minute: number, center: number) => Math.exp(-(((minute - center) / 70) ** 2));
const COOKING = MINUTES.map((minute) => bell(minute, 720) + 1.6 * bell(minute, 1_170));

const offPeakMinutes = ({ winter }: OffPeakHours): readonly boolean[] =>
  MINUTES.map((minute) =>
    (winter ?? [])
      .map(({ start, end }) => [minuteOf(start), minuteOf(end)] as const)
      .some(([start, end]) => (start < end ? minute >= start && minute < end : minute >= start || minute < end)),
  );

interface Invented {
  readonly seed: number;
  readonly before: OffPeakHours;
  /** What holds from `movedOn` on. */
  readonly after?: OffPeakHours;
  readonly movedOn?: Day;
  /** What heating the water takes, in W; a small heater can hide a move behind what is cooked at noon. */
  readonly heaterW?: number;
  /** Draws the same in every half hour: no hours make a difference. */
  readonly isFlat?: boolean;
}

/**
 * A home, minute by minute: its curve has the half hours, its register the off-peak minutes, up to half a per cent wrong. Water is heated
 * when off-peak hours begin, people cook at noon and in the evening. Every third home lacks some of its curve.
 */
function invent({
  seed,
  before,
  after = before,
  movedOn = PERIODS[0]?.start ?? before.from,
  isFlat = false,
  heaterW,
}: Invented) {
  const calendar = CALENDARS[seed % 2];
  if (calendar === undefined) throw new Error("there are two periods");
  const number = numbersFrom(seed);
  const [heater, standing, missing] = [
    heaterW ?? 1_500 + 1_500 * number(),
    60 + 200 * number(),
    seed % 3 === 0 ? 0.002 : 0,
  ];
  const of = (hours: OffPeakHours) => ({
    cheap: offPeakMinutes(hours),
    heats: minuteOf(hours.winter?.[0]?.start ?? ""),
  });
  const [former, latter] = [of(before), of(after)];
  const curve: Draw[] = [];
  const registers: RegisterDay[] = [];
  for (const { day, halfHours } of calendar.days) {
    const { cheap, heats } = day < movedOn ? former : latter;
    const [busy, heatsFor] = [0.5 + number(), 90 + 60 * number()];
    let offPeakWh = 0;
    for (const { startMs, from } of halfHours) {
      const flicker = 0.5 + number();
      let energyWh = 0;
      for (const minute of MINUTES.slice(from, from + 30)) {
        const heating = (minute - heats + 1_440) % 1_440 < heatsFor ? heater : 0;
        const watts = isFlat ? 400 : standing + heating + 1_800 * busy * flicker * (COOKING[minute] ?? 0);
        energyWh += watts / 60;
        if (cheap[minute]) offPeakWh += watts / 60;
      }
      const draw = { startMs, endMs: startMs + HALF_HOUR_MS, energyWh: Math.round(energyWh) };
      if (number() >= missing) curve.push(draw);
    }
    registers.push({ day, offPeakWh: Math.round(offPeakWh * (0.995 + 0.01 * number())) });
  }
  return { of: calendar.of, curve, registers };
}

function find({ of, curve, registers }: ReturnType<typeof invent>, hours: OffPeakHours) {
  const found = findMovedHours({ curve, offPeakHours: [hours], colours: new Map() }, registers, of);
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
}

/** What moves in a home, and when. */
function moveOf(seed: number) {
  const number = numbersFrom(seed + 10_000);
  const at = Math.floor(number() * HOURS.length);
  const before = HOURS[at] ?? NIGHT;
  const after = HOURS[(at + 1 + Math.floor(number() * (HOURS.length - 1))) % HOURS.length] ?? NOON;
  return { before, after, movedOn: addDays(PERIODS[seed % 2]?.start ?? before.from, 12 + Math.floor(number() * 56)) };
}

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);

describe("off-peak hours that moved", () => {
  it("no home whose hours stayed is said to have other hours, in 200 random homes", () => {
    const alarms = SEEDS.filter((seed) => {
      const { before } = moveOf(seed);
      return find(invent({ seed, before }), before) !== null;
    });
    expect(alarms).toEqual([]);
  });

  it("a planted day is found within three days, whichever hours are known, where a heater of 3 kW moves out of them", () => {
    const moves = [
      [NIGHT, AFTERNOON],
      [AFTERNOON, NIGHT],
      [NIGHT, LATE_AFTERNOON],
      [LATE_AFTERNOON, NIGHT],
    ] as const;
    for (const seed of SEEDS.slice(0, 100)) {
      const [before, after] = moves[Math.floor(seed / 2) % moves.length] ?? moves[0];
      const { movedOn } = moveOf(seed);
      const home = invent({ seed, before, after, movedOn, heaterW: 3_000 });
      for (const [hours, knownHold] of [
        [before, "before"],
        [after, "after"],
      ] as const) {
        const found = find(home, hours);
        expect(found?.knownHold).toBe(knownHold);
        expect(Math.abs(daysBetween(found?.day ?? home.of.start, movedOn))).toBeLessThanOrEqual(3);
      }
    }
  });

  it("no other day and no other side is named, whatever the hours are", () => {
    const wrong = SEEDS.filter((seed) => {
      const { before, after, movedOn } = moveOf(seed);
      const home = invent({ seed, before, after, movedOn });
      const [former, latter] = [find(home, before), find(home, after)];
      const isFar = (found: typeof former) => found !== null && Math.abs(daysBetween(found.day, movedOn)) > 3;
      return isFar(former) || isFar(latter) || former?.knownHold === "after" || latter?.knownHold === "before";
    });
    expect(wrong).toEqual([]);
  });

  it("nothing is said of a home whose draw is the same all day", () => {
    for (const seed of SEEDS.slice(0, 20)) {
      const move = moveOf(seed);
      const home = invent({ seed, ...move, isFlat: true });
      expect([find(home, move.before), find(home, move.after)]).toEqual([null, null]);
    }
  });

  it.each([
    ["three days apart", 2, true],
    ["four days apart", 3, false],
  ])(
    "a hole of the curve hides the day when the days beside it are further apart than three: %s",
    (_name, days, isFound) => {
      const movedOn = addDays(PERIODS[1]?.start ?? NIGHT.from, 30);
      const home = invent({ seed: 1, before: NIGHT, after: NOON, movedOn });
      const [from, to] = [dayStartMs(movedOn), dayStartMs(addDays(movedOn, days))];
      const curve = home.curve.filter(({ startMs }) => startMs < from || startMs >= to);
      const expected = isFound ? { day: addDays(movedOn, days), knownHold: "before" } : null;
      expect(find({ ...home, curve }, NIGHT)).toEqual(expected);
    },
  );

  it.each([
    ["four days old", 4, null],
    ["five days old", 5, "before"],
  ])("a move is named when five days show it: %s", (_name, days, knownHold) => {
    const movedOn = addDays(PERIODS[1]?.end ?? NIGHT.from, -days);
    expect(find(invent({ seed: 1, before: NIGHT, after: NOON, movedOn }), NIGHT)?.knownHold ?? null).toBe(knownHold);
  });

  it.each([
    ["its first day", [0], true],
    ["three days far from it", [0, 8, 16], true],
    ["four days far from it", [0, 8, 16, 20], false],
    ["a day next to it", [27], false],
  ])("odd days are forgiven far from a move, a tenth of them, and none next to it: %s", (_name, odd, isNamed) => {
    const start = PERIODS[1]?.start ?? NIGHT.from;
    const movedOn = addDays(start, 30);
    const home = invent({ seed: 1, before: NIGHT, after: NOON, movedOn });
    const oddDays = new Set(odd.map((at) => addDays(start, at)));
    const registers = home.registers.map(({ day, offPeakWh }) => ({
      day,
      offPeakWh: oddDays.has(day) ? offPeakWh + 5_000 : offPeakWh,
    }));
    expect(find({ ...home, registers }, NIGHT)).toEqual(isNamed ? { day: movedOn, knownHold: "before" } : null);
  });

  it("nothing is said without registers, and without known hours", () => {
    const home = invent({ seed: 1, before: NIGHT, after: NOON, movedOn: addDays(PERIODS[1]?.start ?? NIGHT.from, 30) });
    expect(find({ ...home, registers: [] }, NIGHT)).toBeNull();
    expect(find(home, { ...NIGHT, from: home.of.end })).toBeNull();
  });
});
