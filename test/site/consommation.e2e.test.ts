import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningWorker, runWorker } from "../../local/worker.ts";
import { PERSONAS } from "../../packages/simulator/index.ts";
import { addDays, type Day, dayStartMs, daysOf, parisDay } from "../../shared/paris-time.ts";
import { emissionsOf } from "../../site/browser/consommation/carbon.ts";
import { LoadedReadings } from "../../site/browser/consommation/loaded.ts";
import type { DrawnSeries } from "../../site/browser/consommation/rows.ts";
import { type Ask, readSeries } from "../../site/browser/consommation/stream.ts";
import { dayBars, hoursOf, monthBars, summed, sumOf } from "../../site/browser/consommation/sums.ts";
import { calendarsOf, costOf } from "../../site/browser/consommation/tariff.ts";
import { METER } from "../support/meters.ts";
import { type SimulatedEnedis, startEnedis, startGateway, tokenFor } from "../support/running.ts";

/** Each holds a day of 23 or 25 hours, and a change of month. */
const SPANS = [
  { start: "2026-03-27" as Day, end: "2026-04-03" as Day },
  { start: "2026-10-24" as Day, end: "2026-11-03" as Day },
];
const MOST_CALLS = { ENEDIS_CALLS_PER_SECOND: "500", ENEDIS_CALLS_PER_HOUR: "60000", METER_CALLS_PER_DAY: "100000" };

let enedis: SimulatedEnedis;
let eco2mix: RunningWorker;
let gateway: RunningWorker;

beforeAll(async () => {
  [enedis, eco2mix] = await Promise.all([
    startEnedis(),
    runWorker({ config: "local/eco2mix/wrangler.toml", bundle: "eco2mix", port: 0, vars: {} }),
  ]);
  await enedis.control({ quota: { perSecond: 10_000, perHour: 1_000_000 } });
  gateway = await startGateway(enedis.url, { ...MOST_CALLS, ECO2MIX_URL: eco2mix.url.href });
});
afterAll(() => Promise.all([enedis.stop(), eco2mix.stop(), gateway.stop()]));

/** What the page holds after it has read a series. */
async function loaded(
  meter: string,
  all: readonly DrawnSeries[],
  { start, end }: (typeof SPANS)[number],
): Promise<LoadedReadings> {
  const authorization = `Bearer ${await tokenFor(meter)}`;
  const ask: Ask = (path, signal) =>
    fetch(new URL(path, gateway.url), { signal, headers: { authorization, accept: "application/jsonl" } });
  const readings = new LoadedReadings();
  for (const series of all) {
    const wanted = { direction: "consumption", series, start, end, meter: null } as const;
    for await (const step of readSeries(ask, wanted, new AbortController().signal))
      if (step.kind === "lines") readings.add(series, step.lines);
  }
  return readings;
}

interface Point {
  readonly start: string;
  readonly end: string;
  readonly energy_wh: number | null;
  readonly max_power_va: number;
  readonly calendar: string;
  readonly register: string;
}

/** The points of the same series as one JSON document; none when the API refuses. */
async function points(meter: string, series: DrawnSeries, { start, end }: (typeof SPANS)[number]): Promise<Point[]> {
  const url = new URL(`/api/v2/consumption/${series}?${new URLSearchParams({ start, end })}`, gateway.url);
  const answer = await fetch(url, { headers: { authorization: `Bearer ${await tokenFor(meter)}` } });
  return answer.ok ? ((await answer.json()) as { points: Point[] }).points : [];
}

/** Sums by a text made of what the wall of another calendar shows. */
function sums(all: readonly Point[], key: (wall: Temporal.ZonedDateTime) => string): Record<string, number> {
  const made: Record<string, number> = {};
  for (const { start, energy_wh } of all) {
    const name = key(Temporal.Instant.from(start).toZonedDateTimeISO("Europe/Paris"));
    made[name] = (made[name] ?? 0) + (energy_wh ?? 0);
  }
  return made;
}
const dayOf = (wall: Temporal.ZonedDateTime) => wall.toPlainDate().toString();
const monthOf = (wall: Temporal.ZonedDateTime) => wall.toPlainDate().toPlainYearMonth().toString();
const hourOf = (wall: Temporal.ZonedDateTime) => `${dayOf(wall)} ${wall.hour} ${wall.offset}`;

const everyone = [...PERSONAS.sandbox, ...PERSONAS.invented].map(({ prm, label }) => ({ prm, label }));

describe.each(SPANS)("from $start to $end the page computes what the API gives", (span) => {
  it.each(everyone)("the page computes what the API gives for $prm: $label", async ({ prm }) => {
    const readings = await loaded(prm, ["daily", "load_curve", "max_power", "registers"], span);
    const daily = await points(prm, "daily", span);
    const curve = await points(prm, "load_curve", span);

    const bars = dayBars(
      span,
      (day) => readings.daily.get(day) ?? null,
      () => null,
    );
    const shown = (all: typeof bars, length: number) =>
      Object.fromEntries(
        all.flatMap(({ startMs, wh }) => (wh === null ? [] : [[parisDay(startMs).slice(0, length), wh] as const])),
      );
    expect(shown(bars, "YYYY-MM-DD".length)).toEqual(sums(daily, dayOf));
    expect(shown(monthBars(bars), "YYYY-MM".length)).toEqual(sums(daily, monthOf));
    expect(summed(bars).wh ?? 0).toBe(daily.reduce((sum, { energy_wh }) => sum + (energy_wh ?? 0), 0));

    const intervals = daysOf(span.start, span.end).flatMap((day) => readings.load_curve.get(day) ?? []);
    const hours = hoursOf(intervals).map(({ startMs, wh }) => [
      hourOf(Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO("Europe/Paris")),
      wh,
    ]);
    expect(Object.fromEntries(hours)).toEqual(sums(curve, hourOf));
    expect(sumOf(intervals)).toBe(curve.reduce((sum, { energy_wh }) => sum + (energy_wh ?? 0), 0));

    const peaks = (await points(prm, "max_power", span)).map(({ start, max_power_va }) => [
      start.slice(0, 10),
      max_power_va,
    ]);
    expect([...readings.max_power].map(([day, { va }]) => [day, va])).toEqual(peaks);

    const registers = await points(prm, "registers", span);
    const price = (register: string) => 100_000 + 7_919 * register.charCodeAt(register.length - 1);
    for (const calendar of calendarsOf([...readings.registers.values()].flat())) {
      const mine = registers.filter((point) => point.calendar === calendar.id);
      const cost = mine.reduce(
        (sum, { register, energy_wh }) => sum + BigInt(energy_wh ?? 0) * BigInt(price(register)),
        0n,
      );
      const prices = new Map(calendar.shares.map(({ register }) => [register, price(register)]));
      expect(calendar.wh).toBe(mine.reduce((sum, { energy_wh }) => sum + (energy_wh ?? 0), 0));
      expect(BigInt(costOf(calendar.shares, prices) ?? -1)).toBe(cost);
    }
    expect(
      calendarsOf([...readings.registers.values()].flat())
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...new Set(registers.map(({ calendar }) => calendar))].sort());
  });
});

describe("what the page says of CO2", () => {
  const today = parisDay(Date.now());
  const lastWeek = { start: addDays(today, -7), end: today };
  /** Grams by the start of each quarter of an hour. */
  let grams: Map<number, number>;

  beforeAll(async () => {
    for (let tick = 0; tick < 4; tick++) await gateway.tick(Date.now());
    const answer = await fetch(new URL(`/api/impact/intensity?${new URLSearchParams(lastWeek)}`, gateway.url));
    const { values } = (await answer.json()) as { values: { start: string; grams: number }[] };
    grams = new Map(values.map(({ start, grams }) => [Date.parse(start), grams]));
  });

  const shownOf = async (meter: string) => {
    const readings = await loaded(meter, ["load_curve"], lastWeek);
    return emissionsOf(
      daysOf(lastWeek.start, lastWeek.end).flatMap((day) => readings.load_curve.get(day) ?? []),
      grams,
    );
  };

  /** The mean over the five minutes of an interval, by the quarter that each belongs to; `null` when one is not known. */
  function meanGrams(startMs: number, endMs: number): number | null {
    const slices = Array.from({ length: (endMs - startMs) / 300_000 }, (_, n) =>
      grams.get(Math.floor((startMs + n * 300_000) / 900_000) * 900_000),
    );
    const known = slices.filter((slice) => slice !== undefined);
    return known.length < slices.length ? null : known.reduce((sum, slice) => sum + slice, 0) / slices.length;
  }

  it.each(everyone)(
    "the page weighs the energy of each interval by its own CO2 intensity: $prm, $label",
    async ({ prm }) => {
      const weighed = (await points(prm, "load_curve", lastWeek)).map(({ start, end, energy_wh }) => ({
        wh: energy_wh ?? 0,
        grams: meanGrams(Date.parse(start), Date.parse(end)),
      }));
      const sum = (of: (point: (typeof weighed)[number]) => number) =>
        weighed.reduce((all, point) => all + of(point), 0);
      const shown = await shownOf(prm);
      expect(shown.wh).toBe(sum((point) => (point.grams === null ? 0 : point.wh)));
      expect(shown.unknownWh).toBe(sum((point) => (point.grams === null ? point.wh : 0)));
      expect(shown.mg).toBeCloseTo(
        sum((point) => point.wh * (point.grams ?? 0)),
        3,
      );
    },
  );

  it("the page computes the CO2 that the mean watts of the frozen API give, in the order of the instants", async () => {
    const meter = METER;
    const shown = await shownOf(meter);
    const url = new URL(`/api/consumption_load_curve?${new URLSearchParams({ prm: meter, ...lastWeek })}`, gateway.url);
    const answer = await fetch(url, { headers: { authorization: `Bearer ${await tokenFor(meter)}` } });
    const { interval_reading } = (await answer.json()) as { interval_reading: { value: string }[] };
    let halfMg = 0;
    interval_reading.forEach(({ value }, at) => {
      const startMs = dayStartMs(lastWeek.start) + at * 1_800_000;
      const [first, second] = [grams.get(startMs), grams.get(startMs + 900_000)];
      if (first !== undefined && second !== undefined) halfMg += (Number(value) / 2) * (first + second);
    });
    expect(shown.wh).toBeGreaterThan(0);
    expect(shown.mg * 2).toBe(halfMg);
  });
});
