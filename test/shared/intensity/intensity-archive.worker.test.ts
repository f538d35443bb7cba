import { reset, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import type { Window } from "../../../shared/intensity/eco2mix.ts";
import { type Quarter, VINTAGES, type Vintage } from "../../../shared/intensity/quarters.ts";

afterEach(() => reset());

const QUARTER_MS = 900_000;
const NOW = Date.UTC(2026, 10, 24, 12);
const FAR = Date.UTC(2200, 0, 1);
const RECENT: Window = { dataset: "eco2mix-national-tr", fromMs: Date.UTC(2026, 10, 22), toMs: Date.UTC(2026, 10, 25) };
const NOVEMBER: Window = {
  dataset: "eco2mix-national-cons-def",
  fromMs: Date.UTC(2026, 10, 1),
  toMs: Date.UTC(2026, 11, 1),
};
const OCTOBER: Window = {
  dataset: "eco2mix-national-cons-def",
  fromMs: Date.UTC(2026, 9, 1),
  toMs: Date.UTC(2026, 10, 1),
};
const TODAY = Date.UTC(2026, 10, 24, 10);
const LAST_MONTH = Date.UTC(2026, 9, 5, 10);

const quarter = (startMs: number, grams: number, vintage: Vintage = "real_time"): Quarter => ({
  startMs,
  grams,
  vintage,
});

type Stored = Record<"start_ms" | "grams" | "vintage", number>;

/** An archive of its own, and what it holds. */
function archive() {
  const stub = env.INTENSITY_ARCHIVE.getByName("an archive");
  return {
    keep: (window: Window, quarters: readonly Quarter[], withoutValue: readonly number[] = []) =>
      stub.keep(window, { quarters, withoutValue }, NOW),
    noteLook: (oldestMs: number) => stub.noteLook("a month", NOW, oldestMs),
    days: (...startsMs: readonly number[]) => stub.days(startsMs),
    held: () =>
      runInDurableObject(stub as DurableObjectStub, (_: object, { storage }: DurableObjectState): Quarter[] =>
        storage.sql
          .exec<Stored>("SELECT start_ms, grams, vintage FROM quarter ORDER BY start_ms")
          .toArray()
          .map(({ start_ms, grams, vintage }) => quarter(start_ms, grams, VINTAGES[vintage])),
      ),
    /** Writes past every check, as an earlier version may have done. */
    force: (...quarters: readonly Quarter[]) =>
      runInDurableObject(stub as DurableObjectStub, (_: object, { storage }: DurableObjectState) => {
        for (const { startMs, grams, vintage } of quarters) {
          storage.sql.exec("INSERT INTO quarter VALUES (?, ?, ?)", startMs, grams, VINTAGES.indexOf(vintage));
        }
      }),
  };
}

describe("the archive of éCO2mix", () => {
  it("the archive of éCO2mix gives the quarters of each requested day, in the order of time", async () => {
    const { keep, days } = archive();
    const today = Date.UTC(2026, 10, 24);
    const yesterday = Date.UTC(2026, 10, 23);
    const all = [today + 2 * QUARTER_MS, today, yesterday, today - QUARTER_MS, yesterday - QUARTER_MS];
    expect(
      await keep(
        RECENT,
        all.map((startMs, n) => quarter(startMs, 20 + n)),
      ),
    ).toEqual({ changed: 5 });
    const found = await days(today, Date.UTC(2020, 0, 1), yesterday);
    expect(found.map((quarters) => quarters.map(({ grams }) => grams))).toEqual([[21, 20], [], [22, 23]]);
  });

  it("the archive of éCO2mix writes nothing for an answer that repeats what it holds", async () => {
    const { keep } = archive();
    await keep(RECENT, [quarter(TODAY, 20)]);
    expect(await keep(RECENT, [quarter(TODAY, 20)])).toEqual({ changed: 0 });
  });

  it.each<[Window, Vintage, Window, Vintage, Vintage]>([
    [RECENT, "real_time", RECENT, "real_time", "real_time"],
    [RECENT, "real_time", OCTOBER, "consolidated", "consolidated"],
    [OCTOBER, "consolidated", OCTOBER, "consolidated", "consolidated"],
    [OCTOBER, "consolidated", OCTOBER, "definitive", "definitive"],
    [OCTOBER, "definitive", OCTOBER, "consolidated", "consolidated"],
  ])("the archive of éCO2mix takes the latest value: from %o %s to %o %s", async (before, was, after, is) => {
    const { keep, held } = archive();
    const at = Date.UTC(2025, 9, 5, 10);
    await keep(before, [quarter(at, 20, was)]);
    expect(await keep(after, [quarter(at, 21, is)])).toEqual({ changed: 1 });
    expect(await held()).toEqual([quarter(at, 21, is)]);
  });

  it.each<Vintage>(["consolidated", "definitive"])(
    "the archive of éCO2mix keeps a %s value beside one of real time",
    async (vintage) => {
      const { keep, held } = archive();
      const known = quarter(Date.UTC(2025, 9, 5, 10), 20, vintage);
      await keep(OCTOBER, [known]);
      expect(await keep(RECENT, [quarter(known.startMs, 99)])).toEqual({ changed: 0 });
      expect(await keep(RECENT, [], [known.startMs])).toEqual({ changed: 0 });
      expect(await held()).toEqual([known]);
    },
  );

  it("the archive takes back what a dataset lists without a value, and keeps what it no longer lists", async () => {
    const { keep, held } = archive();
    await keep(RECENT, [quarter(TODAY, 20), quarter(TODAY + QUARTER_MS, 21)]);
    await keep(OCTOBER, [
      quarter(LAST_MONTH, 22, "consolidated"),
      quarter(LAST_MONTH + QUARTER_MS, 23, "consolidated"),
    ]);
    expect(await keep(RECENT, [], [TODAY])).toEqual({ changed: 1 });
    expect(await keep(OCTOBER, [], [LAST_MONTH])).toEqual({ changed: 1 });
    expect((await held()).map(({ grams }) => grams)).toEqual([23, 21]);
  });

  it("the archive does not take back real time for a month that is listed before it is consolidated", async () => {
    const { keep, held } = archive();
    await keep(RECENT, [quarter(LAST_MONTH, 20)]);
    expect(await keep(OCTOBER, [], [LAST_MONTH])).toEqual({ changed: 0 });
    expect(await held()).toHaveLength(1);
  });

  it("the archive of éCO2mix forgets months that are no longer kept", async () => {
    const { keep, noteLook, held } = archive();
    await keep(RECENT, [quarter(TODAY, 20)]);
    await keep(OCTOBER, [quarter(LAST_MONTH, 20, "consolidated")]);
    await noteLook(LAST_MONTH + 1);
    expect((await held()).map(({ startMs }) => startMs)).toEqual([TODAY]);
  });
});

describe("an archive that was filled with values it could not know", () => {
  it("the archive forgets values ahead of now at the next answer, whatever that is about", async () => {
    for (const window of [RECENT, NOVEMBER, OCTOBER]) {
      const { force, keep, held } = archive();
      const known = quarter(NOW - QUARTER_MS, 20);
      await force(known, ...VINTAGES.map((vintage, n) => quarter(FAR + n * QUARTER_MS, 1, vintage)), quarter(NOW, 1));
      expect(await keep(window, [])).toEqual({ changed: 4 });
      expect(await held()).toEqual([known]);
      await reset();
    }
  });

  it("the archive takes the real time of a month under way, where a wrongly final value held its place", async () => {
    const { force, keep, held } = archive();
    await force(quarter(TODAY, 1, "definitive"), quarter(TODAY + QUARTER_MS, 1, "consolidated"));
    await keep(RECENT, [quarter(TODAY, 20), quarter(TODAY + QUARTER_MS, 21)]);
    expect(await held()).toEqual([quarter(TODAY, 20), quarter(TODAY + QUARTER_MS, 21)]);
  });

  it("the archive forgets values it could not know when the turn comes to their month, and no others", async () => {
    const { force, keep, held } = archive();
    const early = Date.UTC(2026, 10, 3);
    const known = quarter(early + QUARTER_MS, 20);
    await force(quarter(early, 1, "definitive"), known, quarter(LAST_MONTH, 1, "definitive"));
    expect(await keep(RECENT, [])).toEqual({ changed: 0 });
    expect(await keep(NOVEMBER, [])).toEqual({ changed: 1 });
    expect((await held()).map(({ startMs }) => startMs)).toEqual([LAST_MONTH, known.startMs]);
    expect(await keep(OCTOBER, [])).toEqual({ changed: 1 });
    expect(await held()).toEqual([known]);
  });

  it("the archive takes the consolidated values of a month that was called definitive too early", async () => {
    const { force, keep, held } = archive();
    await force(quarter(LAST_MONTH, 1, "definitive"));
    await keep(OCTOBER, [quarter(LAST_MONTH, 20, "consolidated")]);
    expect(await held()).toEqual([quarter(LAST_MONTH, 20, "consolidated")]);
  });
});
