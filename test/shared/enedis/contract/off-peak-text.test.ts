import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ClockRange, readOffPeak } from "../../../../shared/enedis/contract/off-peak-text.ts";

const ranges = (...pairs: readonly (readonly [string, string])[]) => pairs.map(([start, end]) => ({ start, end }));
const NIGHT = ranges(["22:00", "06:00"]);
const TWO = ranges(["01:30", "07:30"], ["12:30", "14:30"]);

describe("what Enedis writes about off-peak hours", () => {
  it.each([
    ["HC (22H00-6H00)", NIGHT],
    ["HC (1H30-7H30;12H30-14H30)", TWO],
    ["HC (0H54-6H54;11H54-13H54)", ranges(["00:54", "06:54"], ["11:54", "13:54"])],
    ["HC (23h00-7h30)", ranges(["23:00", "07:30"])],
    ["HC(22H00-06H00)", NIGHT],
    ["hc (22h00 - 06h00)", NIGHT],
    ["HC (0H30-6H30 ; 15H00-17H00)", ranges(["00:30", "06:30"], ["15:00", "17:00"])],
    ["22H00-6H00", NIGHT],
    ['"22H00-6H00"', NIGHT],
    ["22H-6H", NIGHT],
    ["HC (22H-6H)", NIGHT],
    ["22h-6h30", ranges(["22:00", "06:30"])],
    ["22:00-06:00", NIGHT],
    ["22H00–6H00", NIGHT],
    ["22H00 à 6H00", NIGHT],
    ["de 22h à 6h", NIGHT],
    ["1H30-7H30,12H30-14H30", TWO],
    ["HC (1H30-7H30, 12H30-14H30)", TWO],
    ["1H30-7H30 12H30-14H30", TWO],
    ["1h30-7h30 et 12h30-14h30", TWO],
    ["HC (12H30-14H30;1H30-7H30)", TWO],
    ["HC (1H30-7H30) HC (12H30-14H30)", TWO],
    ["HC : 1H30-7H30;12H30-14H30.", TWO],
    ["HC (22H00-6H00;22H00-6H00)", NIGHT],
    ["HC (22H00-24H00;0H00-6H00)", NIGHT],
    ["HC (22H00-2H00;1H00-6H00)", NIGHT],
    ["22:00-24:00", ranges(["22:00", "00:00"])],
    ["", []],
    ["  ", []],
    ["HC ()", []],
    ["NA", []],
    ["n/a", []],
    ["Néant", []],
    ["-", []],
  ])("off-peak hours written %j are %j", (text, expected) => {
    expect(readOffPeak(text)).toEqual(expected);
  });

  it.each([
    "HC (25H00-6H00)",
    "HC (22H00-24H30)",
    "HC (1H75-2H00)",
    "HC (22H00-)",
    "22-6",
    "22H006H00",
    "122H00-6H00",
    "22H00-6H000",
    "HC (22H00-6H00) HP (6H00-22H00)",
    "HP (6H00-22H00)",
    "HC (1H30-7H30;Camille)",
    "chez Camille",
    "HC (22H00-6H00) le week-end",
    "HC (22H00-6H00) du 01/11 au 31/03",
    "0H00-24H00",
    "HC (0H00-12H00;12H00-0H00)",
    "6H00-6H00",
    "null",
    `HC (${"22H00-6H00;".repeat(40)})`,
  ])("off-peak hours written %j are not understood", (text) => {
    expect(readOffPeak(text)).toBeNull();
  });
});

const DAY = 1_440;
const anyMinute = fc.integer({ min: 0, max: DAY - 1 });
const anyRange = fc.tuple(anyMinute, anyMinute).filter(([from, to]) => from !== to);
const two = (of: number) => String(of).padStart(2, "0");

/** One way to write a minute of the day, of the many that are in use. */
const written = (minute: number, style: number): string => {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  const styles = [
    `${hours}H${two(minutes)}`,
    `${two(hours)}h${two(minutes)}`,
    `${two(hours)}:${two(minutes)}`,
    minutes === 0 ? `${hours}H` : `${hours}H${two(minutes)}`,
  ];
  return styles[style % styles.length] as string;
};

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** The minutes that these ranges hold, counted one by one. */
function minutesOf(pairs: readonly (readonly [number, number])[]): Set<number> {
  const minutes = new Set<number>();
  for (const [from, to] of pairs) for (let at = from; at !== to; at = (at + 1) % DAY) minutes.add(at);
  return minutes;
}
const minutesIn = (read: readonly ClockRange[]): Set<number> =>
  minutesOf(read.map(({ start, end }) => [minuteOf(start), minuteOf(end)]));

const anyText = fc.record({
  pairs: fc.array(anyRange, { minLength: 1, maxLength: 4 }),
  style: fc.nat({ max: 3 }),
  between: fc.constantFrom(";", ",", " ; ", ", ", " ", " et "),
  frame: fc.constantFrom(["", ""], ["HC (", ")"], ["HC(", ")"], ['"', '"'], ["hc : ", "."]),
});

const textOf = (
  pairs: readonly (readonly [number, number])[],
  style: number,
  between: string,
  [open, close]: readonly string[],
) => `${open}${pairs.map(([from, to]) => `${written(from, style)}-${written(to, style)}`).join(between)}${close}`;

describe("off-peak hours in any way of writing", () => {
  it("two hours without minutes that only a space parts are two hours", () => {
    expect(readOffPeak("22H-6H 12H-14H")).toEqual([
      { start: "12:00", end: "14:00" },
      { start: "22:00", end: "06:00" },
    ]);
  });

  it("off-peak hours are the minutes that their ranges hold, across midnight too, and not understood when they are the whole day", () => {
    fc.assert(
      fc.property(anyText, ({ pairs, style, between, frame }) => {
        const read = readOffPeak(textOf(pairs, style, between, frame));
        const minutes = minutesOf(pairs);
        if (minutes.size === DAY) expect(read).toBeNull();
        else expect(minutesIn(read ?? expect.fail())).toEqual(minutes);
      }),
    );
  });

  it("off-peak ranges come in the order of their starts, apart from each other, and together shorter than a day", () => {
    fc.assert(
      fc.property(anyText, ({ pairs, style, between, frame }) => {
        const read = readOffPeak(textOf(pairs, style, between, frame)) ?? [];
        expect(read.map(({ start }) => start)).toEqual(read.map(({ start }) => start).sort());
        const length = ({ start, end }: ClockRange) => (minuteOf(end) - minuteOf(start) + DAY) % DAY;
        const total = read.reduce((sum, range) => sum + length(range), 0);
        expect(total).toBe(minutesIn(read).size);
        expect(total).toBeLessThan(DAY);
        const ends = new Set(read.map(({ end }) => end));
        expect(read.some(({ start }) => ends.has(start))).toBe(false);
      }),
    );
  });

  it("off-peak ranges are the same in any order, and when one is written twice", () => {
    fc.assert(
      fc.property(anyText, fc.nat(), ({ pairs, style, between, frame }, seed) => {
        const turned = [...pairs.slice(seed % pairs.length), ...pairs.slice(0, seed % pairs.length)].reverse();
        const read = readOffPeak(textOf(pairs, style, between, frame));
        expect(readOffPeak(textOf([...turned, turned[0] ?? [0, 1]], style, between, frame))).toEqual(read);
      }),
    );
  });

  it("off-peak ranges that are written again are read as the same", () => {
    fc.assert(
      fc.property(anyText, ({ pairs, style, between, frame }) => {
        const read = readOffPeak(textOf(pairs, style, between, frame));
        fc.pre(read !== null);
        expect(readOffPeak(`HC (${read?.map(({ start, end }) => `${start}-${end}`).join(";")})`)).toEqual(read);
      }),
    );
  });
});

describe("a text of any kind", () => {
  it("a text gives clock times and nothing of itself, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary", maxLength: 300 })), (text) => {
        for (const { start, end } of readOffPeak(text) ?? []) {
          expect([start, end]).toEqual([start, end].map((clock) => /^([01]\d|2[0-3]):[0-5]\d$/.exec(clock)?.[0]));
        }
      }),
    );
  });

  it("a text with an unknown word beside its ranges is not understood", () => {
    fc.assert(
      fc.property(anyText, fc.stringMatching(/^[B-DF-Z][a-z]{3,9}$/), ({ pairs, style, between, frame }, word) => {
        expect(readOffPeak(`${textOf(pairs, style, between, frame)} ${word}`)).toBeNull();
      }),
    );
  });
});
