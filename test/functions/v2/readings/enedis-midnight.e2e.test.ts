import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setClock } from "../../../../local/clock.ts";
import type { RunningWorker } from "../../../../local/worker.ts";
import { OFFERED } from "../../../../shared/readings/series.ts";
import { BOTH_DIRECTIONS } from "../../../support/meters.ts";
import { type SimulatedEnedis, startEnedis, startGateway, tokenFor } from "../../../support/running.ts";

/** Three nights in a row, over the end of a month. */
const NIGHTS = ["2026-11-30", "2026-12-01", "2026-12-02"];
const AFTER = new Map([
  ["2026-11-30", "2026-12-01"],
  ["2026-12-01", "2026-12-02"],
  ["2026-12-02", "2026-12-03"],
]);
/** Enedis's day begins two hours after that of Paris. */
const LATE_SECONDS = 7_200;

let enedis: SimulatedEnedis;
let gateway: RunningWorker | undefined;

beforeAll(async () => {
  enedis = await startEnedis();
});
afterAll(() => enedis.stop());

interface Answer {
  readonly status: number;
  readonly retryAfter: number;
  readonly code: string | undefined;
  readonly points: readonly { readonly start?: string; readonly at?: string }[];
}

/** Starts a gateway at this instant, where Enedis's clock is too. */
async function at(instant: string): Promise<void> {
  setClock(instant);
  await enedis.control({ reset: true, now: new Date().toISOString(), quota: { perSecond: 10_000 } });
  await enedis.control({ dayLateBySeconds: LATE_SECONDS });
  await gateway?.stop();
  gateway = await startGateway(enedis.url, { ENEDIS_CALLS_PER_SECOND: "1000", ENEDIS_JITTER_MS: "0" });
}
afterAll(() => gateway?.stop());

async function ask(path: string): Promise<Answer> {
  const answer = await fetch(new URL(`/api/v2/${path}`, gateway?.url), {
    headers: { authorization: `Bearer ${await tokenFor(BOTH_DIRECTIONS)}` },
  });
  const { code, points = [] } = (await answer.json()) as Answer;
  return { status: answer.status, retryAfter: Number(answer.headers.get("retry-after")), code, points };
}

const SERIES = OFFERED.map(({ direction, series }) => `${direction}/${series}`);

const daysIn = ({ points }: Answer): readonly string[] => [
  ...new Set(points.map(({ start, at }) => (start ?? at ?? "").slice(0, 10))),
];

/** The days that each series had by `last=P1D` on the mornings so far. */
const collected = new Map<string, string[]>(SERIES.map((series) => [series, []]));

/** What Home Assistant imports, each from the continuation of the answer before; the hours that came, by series. */
const IMPORTS = ["consumption/daily", "consumption/load_curve", "production/load_curve"];
const continuations = new Map<string, string>();
const imported = new Map<string, string[]>(IMPORTS.map((series) => [series, []]));

async function importMore(series: string): Promise<void> {
  const path = continuations.get(series) ?? `/api/v2/${series}.home-assistant.json?start=2026-11-28`;
  const answer = await fetch(new URL(path, gateway?.url), {
    headers: { authorization: `Bearer ${await tokenFor(BOTH_DIRECTIONS)}` },
  });
  if (answer.status === 404) return;
  expect(answer.status).toBe(200);
  const { continuation, messages } = (await answer.json()) as Statistics;
  continuations.set(series, continuation.next);
  imported.get(series)?.push(...messages.flatMap(({ stats }) => stats.map(({ start }) => start)));
}

interface Statistics {
  readonly continuation: { readonly next: string };
  readonly messages: readonly { readonly stats: readonly { readonly start: string }[] }[];
}

describe.each(NIGHTS)("the night after %s", (evening) => {
  const today = AFTER.get(evening) ?? "";

  describe.each(["00:00:30", "01:59:00"])("at %s, when Enedis's calendar shows yesterday", (time) => {
    beforeAll(() => at(`${today}T${time}+01:00`));
    beforeEach(() => enedis.forgetCalls());

    it.each(SERIES)(
      "just after midnight, %s has what is published, and asks for no day that Enedis does not know",
      async (series) => {
        for (const window of ["", "?last=P7D", `?start=2026-11-20&end=${today}`]) {
          const answer = await ask(series + window);
          expect([window, answer.status]).toEqual([window, 200]);
          // Yesterday is published at eight.
          expect(daysIn(answer).every((day) => day < evening)).toBe(true);
          expect(daysIn(answer).length).toBeGreaterThanOrEqual(5);
        }
        const calls = (await enedis.calls()).filter(({ api }) => api === "mesure_synchrone_auto");
        expect(calls.map(({ status }) => status)).toEqual(calls.map(() => 200));
      },
    );

    it.each(SERIES)(
      "just after midnight, %s of the last day is not published yet, and comes at eight",
      async (series) => {
        const { status, code, retryAfter } = await ask(`${series}?last=P1D`);
        expect([status, code]).toEqual([404, "not_published_yet"]);
        const untilEight = (Date.parse(`${today}T08:00:00+01:00`) - Date.now()) / 1_000;
        expect(Math.abs(retryAfter - untilEight)).toBeLessThan(60);
      },
    );

    it("just after midnight, a window that its caller wrote in the future stays the caller's error", async () => {
      const answer = await ask(`consumption/daily?start=${today}&end=2026-12-31`);
      expect([answer.status, answer.code]).toEqual([400, "period_in_future"]);
    });

    it.each(IMPORTS)("just after midnight, an import of %s goes on without losing a day", (series) =>
      importMore(series),
    );

    it("just after midnight, the diagnosis blames nobody for the night", async () => {
      const answer = await fetch(new URL("/api/v2/diagnosis", gateway?.url), {
        headers: { authorization: `Bearer ${await tokenFor(BOTH_DIRECTIONS)}` },
      });
      expect(answer.status).toBe(200);
      expect(((await answer.json()) as { verdict: string }).verdict).toMatch(/^(well|not_published_yet)$/);
    });
  });

  describe("in the morning", () => {
    beforeAll(() => at(`${today}T08:05:00+01:00`));

    it.each(SERIES)("in the morning, %s of the last day is there", async (series) => {
      const answer = await ask(`${series}?last=P1D`);
      expect(answer.status).toBe(200);
      collected.get(series)?.push(...daysIn(answer));
    });

    it.each(IMPORTS)("in the morning, an import of %s goes on with the day before", (series) => importMore(series));
  });
});

describe("after the three nights", () => {
  it.each(SERIES)("over three nights, no day of %s is lost, and none comes twice", (series) => {
    // The energy of a register needs the index of the midnight after, which is published a day later.
    const first = series.endsWith("registers") ? "2026-11-29" : "2026-11-30";
    const days = Array.from({ length: 3 }, (_, later) =>
      new Date(Date.parse(`${first}T12:00:00Z`) + later * 86_400_000).toISOString().slice(0, 10),
    );
    expect(collected.get(series)).toEqual(days);
  });

  it.each(IMPORTS)("over three nights, an import of %s has each hour of each day", (series) => {
    const days = ["2026-11-28", "2026-11-29", "2026-11-30", "2026-12-01", "2026-12-02"];
    const hours = days.flatMap((day) =>
      Array.from(
        { length: series.endsWith("daily") ? 1 : 24 },
        (_, at) => `${day}T${String(at).padStart(2, "0")}:00:00+01:00`,
      ),
    );
    expect([...new Set(imported.get(series))].sort()).toEqual(hours);
  });
});
