import { describe, expect, it } from "vitest";
import type { MeasureBody, MeasurePoint } from "../../../shared/enedis/wire.ts";
import type { Period } from "../../../shared/measures/period.ts";
import { placedPoints } from "../../../shared/measures/placed-points.ts";
import type { SeriesName } from "../../../shared/measures/points.ts";
import { type Day, dayStartMs } from "../../../shared/paris-time.ts";
import { livedStamps } from "./lived-curve.ts";

const CURVE = "courbe_de_charge_consommation";
const DAILY = "consommation_quotidienne";
const MAXIMUM = "puissance_conso_max_quotidienne";
const QUANTITIES = {
  [CURVE]: { grandeurPhysique: "PA", unite: "W" },
  [DAILY]: { grandeurPhysique: "EA", unite: "Wh" },
  [MAXIMUM]: { grandeurPhysique: "PMA", unite: "VA" },
};
const MINUTE_MS = 60_000;
const NONE = { repeated: 0, overlapping: 0, misplaced: 0, outside: 0, unreadable: 0 };

type Tested = keyof typeof QUANTITIES & SeriesName;

/** A body with these lists of points, each in a quantity of its own. */
const body = (measure: Tested, ...lists: readonly (readonly MeasurePoint[])[]): MeasureBody => ({
  idPrm: "99999999999991",
  etapeMetier: "BRUT",
  periode: { dateDebut: "2026-09-29", dateFin: "2026-09-30" },
  grandeur: lists.map((points) => ({ grandeurMetier: "CONS", ...QUANTITIES[measure], points })),
});
const ONE_DAY = { start: "2026-09-29", end: "2026-09-30" } as Period;

function placed(measure: Tested, period: Period, ...lists: readonly (readonly MeasurePoint[])[]) {
  const read = placedPoints(measure, body(measure, ...lists), period);
  if (!read.ok) throw new Error(read.refusal.code);
  const { points, dropped, unreadable } = read.value;
  return { values: points.map(({ value }) => value), points, dropped, unreadable };
}
const curve = (...lists: readonly (readonly MeasurePoint[])[]) => placed(CURVE, ONE_DAY, ...lists);
const at = (time: string, v: unknown, more: MeasurePoint = {}): MeasurePoint => ({
  v,
  d: `2026-09-29 ${time}`,
  p: "PT30M",
  n: "B",
  ...more,
});
/** Half hours of the day from midnight on, with these values. */
const halfHours = (...values: readonly unknown[]) =>
  values.map((v, index) => ({ ...at("", v), d: livedStamps("2026-09-29", 1, 30)[index] }));

describe("one value for each instant", () => {
  it("the value for an instant is the first of those that are repeated, wherever they stand", () => {
    const list = halfHours("1", "2", "3");
    for (const twice of [[...list, ...list], list.flatMap((point) => [point, point]), [...list, ...list].reverse()]) {
      expect(curve(twice)).toMatchObject({ values: [1, 2, 3], dropped: { ...NONE, repeated: 3 } });
    }
    expect(curve([at("00:30:00", "1"), at("00:30:00", "9")]).values).toEqual([1]);
  });

  it("the value for an instant is a corrected one before a raw one, and any before none", () => {
    const raw = at("00:30:00", "1");
    const corrected = at("00:30:00", "2", { n: "C" });
    for (const lists of [[[raw, corrected]], [[corrected, raw]], [[raw], [corrected]], [[corrected], [raw]]]) {
      expect(curve(...lists)).toMatchObject({ values: [2], dropped: { ...NONE, repeated: 1 } });
    }
    for (const lists of [[[at("00:30:00", null), raw]], [[at("00:30:00", null, { n: "C" })], [raw]]]) {
      expect(curve(...lists)).toMatchObject({ values: [1], dropped: NONE });
    }
  });

  it("the value for an instant is never the sum of two quantities: the second fills what the first lacks", () => {
    const first = halfHours("1", null, "3", "NaN");
    const second = halfHours("10", "20", "30", "40", "50");
    expect(curve(first, second)).toMatchObject({
      values: [1, 20, 3, 40, 50],
      dropped: { ...NONE, repeated: 2, unreadable: 1 },
      unreadable: [],
    });
  });

  it("an interval that overlaps one of an earlier quantity is left out", () => {
    const hours = [at("01:00:00", "5", { p: "PT60M" }), at("02:00:00", "6", { p: "PT60M" })];
    expect(curve(halfHours("1", "2"), hours)).toMatchObject({
      values: [1, 2, 6],
      dropped: { ...NONE, overlapping: 1 },
    });
    expect(curve(hours, halfHours("1", "2", "3", "4", "7"))).toMatchObject({
      values: [5, 6, 7],
      dropped: { ...NONE, overlapping: 4 },
    });
  });

  it("intervals may change in length, and of those that overlap in one list the first is kept", () => {
    const changing = [at("00:30:00", "1"), at("00:40:00", "2", { p: "PT10M" }), at("00:50:00", "3", { p: "PT10M" })];
    expect(curve(changing)).toMatchObject({ values: [1, 2, 3], dropped: NONE });
    const beside = [at("00:30:00", "1"), at("00:10:00", "2", { p: "PT10M" }), at("00:40:00", "3", { p: "PT10M" })];
    expect(curve(beside)).toMatchObject({ values: [1, 3], dropped: { ...NONE, overlapping: 1 } });
  });

  it("the end of a day and the midnight after it are one instant, and have one value", () => {
    const midnights = [at("24:00:00", "1"), { ...at("", "2"), d: "2026-09-30 00:00:00" }];
    expect(curve(midnights)).toMatchObject({ values: [1], dropped: { ...NONE, repeated: 1 } });
  });

  it.each([DAILY, MAXIMUM] as const)("the value of %s is one for each day", (measure) => {
    const days = ["2026-09-29", "2026-09-30", "2026-09-29"].map((d, index) => ({ d, v: `${index}` }));
    const period = { start: "2026-09-29", end: "2026-10-02" } as Period;
    expect(placed(measure, period, days)).toMatchObject({ values: [0, 1], dropped: { ...NONE, repeated: 1 } });
    const corrected = [{ d: "2026-09-29", v: "7", n: "C" }];
    expect(placed(measure, period, days, corrected)).toMatchObject({
      values: [7, 1],
      dropped: { ...NONE, repeated: 2 },
    });
  });

  it("eight quantities at most are merged into one value for each instant", () => {
    const many = Array.from({ length: 20 }, (_, index) => halfHours(...Array(index).fill(null), `${index}`));
    expect(curve(...many)).toMatchObject({ values: [0, 1, 2, 3, 4, 5, 6, 7], dropped: { repeated: 12 } });
  });
});

describe("the hour that is repeated in autumn", () => {
  const AUTUMN = { start: "2026-10-25", end: "2026-10-26" } as Period;
  const lived = livedStamps("2026-10-25", 1, 30).map((d, index) => ({ v: `${index}`, d, p: "PT30M" }));
  const all = lived.map((_, index) => index);
  /** The same day as Enedis might give it with the hour only once. */
  const oncePassed = lived.filter((_, index) => index !== 5 && index !== 6);
  const once = oncePassed.map(({ v }) => Number(v));

  it.each([
    ["the whole list twice", [...lived, ...lived], all],
    ["each point twice", lived.flatMap((point) => [point, point]), all],
    ["the whole list three times", [...lived, ...lived, ...lived], all],
    ["a list with the hour once, twice", [...oncePassed, ...oncePassed], once],
    ["one point of the hour three times", [lived[3], ...lived, lived[3]], all],
    ["the hours of the night twice", [...lived.slice(0, 10), ...lived], all],
    [
      "the list in reverse, pass by pass",
      [...lived.slice(5), ...lived.slice(0, 5)],
      [0, 1, 2, 5, 6, 3, 4, ...all.slice(7)],
    ],
  ])("the hour that is repeated in autumn is read from %s", (_what, list, values) => {
    const { points, ...read } = placed(CURVE, AUTUMN, list as MeasurePoint[]);
    expect(read.values.toSorted((a, b) => a - b)).toEqual(values.toSorted((a, b) => a - b));
    expect(read.dropped).toEqual({ ...NONE, repeated: list.length - values.length });
    expect(points.every(({ startMs }, index) => startMs >= (points[index - 1]?.endMs ?? 0))).toBe(true);
  });

  it("the hour that is repeated in autumn may hold the same value in both passes, also when the list comes twice", () => {
    const flat = lived.map((point) => ({ ...point, v: "7" }));
    expect(placed(CURVE, AUTUMN, [...flat, ...flat]).values).toEqual(Array(50).fill(7));
  });

  it("the hour that is repeated in autumn is read from two quantities, each with both passes", () => {
    expect(placed(CURVE, AUTUMN, lived, lived)).toMatchObject({ values: all, dropped: { ...NONE, repeated: 50 } });
  });
});

describe("the hour that is skipped in spring", () => {
  const SPRING = { start: "2026-03-29", end: "2026-03-30" } as Period;
  const lived = livedStamps("2026-03-29", 1, 30).map((d) => ({ v: "10", d, p: "PT30M" }));

  it("the hour skipped in spring adds its values to the instants its stamps name, and nothing when they are repeated", () => {
    const skipped = ["2026-03-29 02:00:00", "2026-03-29 02:30:00"].map((d) => ({ v: "3", d, p: "PT30M" }));
    const { values, dropped } = placed(CURVE, SPRING, [...lived, ...skipped, ...skipped, ...lived]);
    expect(values).toHaveLength(46);
    expect(values.filter((value) => value !== 10)).toEqual([13, 13]);
    expect(dropped).toEqual({ ...NONE, repeated: 48 });
  });
});

describe("a point that has no place", () => {
  it.each([
    ["between two half hours", at("00:37:00", "9")],
    ["a second late", at("01:30:01", "9")],
    ["at a half hour, of an hour", at("01:30:00", "9", { p: "PT60M" })],
  ])("a point that has no place is left out: %s", (_what, odd) => {
    expect(curve([...halfHours("1", "2"), odd])).toMatchObject({ values: [1, 2], dropped: { ...NONE, misplaced: 1 } });
  });

  it("a point that has no place is left out: a day that is stamped at noon", () => {
    const days = [
      { d: "2026-09-29", v: "1" },
      { d: "2026-09-30 12:00:00", v: "2" },
      { d: "2026-10-01 00:00:00", v: "3" },
    ];
    const period = { start: "2026-09-29", end: "2026-10-02" } as Period;
    expect(placed(DAILY, period, days)).toMatchObject({ values: [1, 3], dropped: { ...NONE, misplaced: 1 } });
  });

  it.each(["2026-09-29 00:00:00", "2026-09-30 00:30:00", "2200-01-01 00:30:00", "0001-01-01 00:30:00", "2026-09-28"])(
    "a point outside the period is left out: %s",
    (d) => {
      expect(curve([...halfHours("1"), { ...at("", "9"), d }])).toMatchObject({
        values: [1],
        dropped: { ...NONE, outside: 1 },
      });
    },
  );

  it("a day outside the period is left out, too", () => {
    const days = ["2026-09-28", "2026-09-29", "2026-09-30"].map((d) => ({ d, v: "1" }));
    expect(placed(DAILY, ONE_DAY, days)).toMatchObject({ values: [1], dropped: { ...NONE, outside: 2 } });
  });
});

describe("a point that cannot be read", () => {
  const FIRST_MS = dayStartMs("2026-09-29" as Day);
  const span = (from: number, to: number, fault: string) => ({
    startMs: FIRST_MS + from * 30 * MINUTE_MS,
    endMs: FIRST_MS + to * 30 * MINUTE_MS,
    fault,
  });

  it.each<[unknown, string, MeasurePoint?]>([
    ["NaN", "value"],
    ["-", "value"],
    ["12,5", "value"],
    ["-5", "value"],
    ["1234567890", "value"],
    ["5", "interval", { p: "PT7M" }],
    ["5", "interval", { p: "demi-heure" }],
  ])("a point that cannot be read (%j) leaves its place empty, with the reason %s", (v, fault, more) => {
    const points = halfHours("1", "2", "3");
    points[1] = { ...points[1], v, ...more } as never;
    expect(curve(points)).toMatchObject({
      values: [1, 3],
      dropped: { ...NONE, unreadable: 1 },
      unreadable: [span(1, 2, fault)],
    });
  });

  it("points that cannot be read side by side have their places named once, together", () => {
    const { unreadable, dropped } = curve(halfHours("1", "-", "-", "4", "NaN"));
    expect(unreadable).toEqual([span(1, 3, "value"), span(4, 5, "value")]);
    expect(dropped).toEqual({ ...NONE, unreadable: 3 });
  });

  it("a point that cannot be read leaves no hole when another value stands there", () => {
    expect(curve([...halfHours("-", "2"), at("00:30:00", "1")])).toMatchObject({
      values: [1, 2],
      dropped: { ...NONE, unreadable: 1 },
      unreadable: [],
    });
  });

  it("a point that cannot be read has no place at all when its stamp is no time: it is counted", () => {
    expect(curve([...halfHours("1"), { ...at("", "9"), d: "bientôt" }])).toMatchObject({
      values: [1],
      dropped: { ...NONE, unreadable: 1 },
      unreadable: [],
    });
  });

  it("every point of a quantity in another unit cannot be read, beside one that can", () => {
    const good = body(CURVE, halfHours("1"));
    const odd = { ...good.grandeur?.[0], unite: "MJ", points: halfHours("5", "6") } as never;
    const read = placedPoints(CURVE, { ...good, grandeur: [odd, ...(good.grandeur ?? [])] }, ONE_DAY);
    expect(read).toMatchObject({
      ok: true,
      value: { points: [{ value: 1 }], dropped: { ...NONE, unreadable: 2 }, unreadable: [span(1, 2, "unit")] },
    });
  });

  it("a point that cannot be read makes the answer malformed only when there is no other", () => {
    const malformed = { ok: false, refusal: { code: "enedis_malformed_answer" } };
    expect(placedPoints(CURVE, body(CURVE, halfHours("-", null)), ONE_DAY)).toEqual(malformed);
    expect(placedPoints(CURVE, body(CURVE, [{ v: "1", d: "?" }]), ONE_DAY)).toEqual(malformed);
    for (const empty of [[], halfHours(null, "null"), [{ ...at("", "1"), d: "2200-01-01 00:30:00" }]]) {
      expect(placedPoints(CURVE, body(CURVE, empty), ONE_DAY)).toMatchObject({ ok: true, value: { points: [] } });
    }
  });
});

describe("the instant that a stamp names", () => {
  it("the instant of a day's highest power is the one its stamp names, also at the very end of the day", () => {
    const days = [
      { d: "2026-09-29 24:00:00", v: "4638" },
      { d: "2026-09-30 19:27:46", v: "4410" },
    ];
    const period = { start: "2026-09-29", end: "2026-10-01" } as Period;
    const { points } = placed(MAXIMUM, period, days);
    expect(points.map(({ startMs, atMs, endMs }) => [atMs - startMs, endMs - startMs])).toEqual([
      [86_400_000, 86_400_000],
      [(19 * 60 + 27) * MINUTE_MS + 46_000, 86_400_000],
    ]);
  });
});
