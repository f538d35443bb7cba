import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setClock } from "../../../../local/clock.ts";
import type { RunningWorker } from "../../../../local/worker.ts";
import { addDays, type Day, dayStartMs, parisDay, parisText } from "../../../../shared/paris-time.ts";
import { ORDINARY_NOON } from "../../../clock/instants.ts";
import { METER, MISSING_DAYS } from "../../../support/meters.ts";
import { type SimulatedEnedis, startEnedis, startGateway, tokenFor } from "../../../support/running.ts";

// Yesterday is published.
setClock(ORDINARY_NOON);
const END = addDays(parisDay(Date.now()), -7);
const midnight = (day: Day) => parisText(dayStartMs(day));

let enedis: SimulatedEnedis;
let gateway: RunningWorker;
let small: RunningWorker;

beforeAll(async () => {
  enedis = await startEnedis();
  await enedis.control({ quota: { perSecond: 1_000 } });
  [gateway, small] = await Promise.all([
    startGateway(enedis.url, { ENEDIS_CALLS_PER_SECOND: "200" }),
    startGateway(enedis.url, { ENEDIS_CALLS_PER_SECOND: "200", ENEDIS_CALLS_PER_ANSWER: "1" }),
  ]);
});
afterAll(() => Promise.all([gateway.stop(), small.stop(), enedis.stop()]));

interface Body {
  readonly points: readonly object[];
  readonly complete: boolean;
  readonly missing: number;
  readonly rest: { readonly start: string; readonly next: string } | null;
  readonly holes: readonly { readonly start: string; readonly end: string; readonly address: string }[];
}

async function read(from: RunningWorker, meter: string, path: string): Promise<Body> {
  const headers = { authorization: `Bearer ${await tokenFor(meter)}` };
  const answer = await fetch(new URL(path, from.url), { headers });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Body;
}

/** What an answer for Home Assistant has it store: the sum of each hour of each statistic. */
async function statistics(from: RunningWorker, path: string) {
  const headers = {
    authorization: `Bearer ${await tokenFor(MISSING_DAYS)}`,
    accept: "application/vnd.home-assistant.statistics+json",
  };
  const answer = await fetch(new URL(path, from.url), { headers });
  const { messages, rest, continuation } = (await answer.json()) as {
    readonly continuation: { readonly next: string };
    readonly messages: readonly {
      readonly metadata: { readonly statistic_id: string };
      readonly stats: readonly { readonly start: string; readonly sum: number }[];
    }[];
    readonly rest: Body["rest"];
  };
  const hours = messages.flatMap(({ metadata, stats }) =>
    stats.map(({ start, sum }) => [`${metadata.statistic_id} ${start}`, sum] as const),
  );
  return { hours: new Map(hours), next: rest?.next ?? null, continuation: continuation.next };
}

const registersOf = (days: number) =>
  `/api/v2/consumption/registers?${new URLSearchParams({ start: addDays(END, -days), end: END })}`;

describe("registers over several answers", () => {
  it.each([
    [365, METER, 2],
    [730, METER, 3],
    [730, MISSING_DAYS, 3],
    [800, MISSING_DAYS, 3],
  ])("registers of %i days of %s are the same in one answer as by `next` in %i", async (days, meter, count) => {
    const whole = await read(gateway, meter, registersOf(days));
    expect(whole.rest).toBeNull();
    await enedis.forgetCalls();
    const answers: Body[] = [];
    for (let next: string | undefined = registersOf(days); next !== undefined; next = answers.at(-1)?.rest?.next) {
      answers.push(await read(small, meter, next));
    }
    expect(answers.flatMap(({ points }) => points)).toEqual(whole.points);
    expect(answers.reduce((sum, { missing }) => sum + missing, 0)).toBe(whole.missing);
    expect(answers).toHaveLength(count);
    expect((await enedis.calls()).filter(({ meter }) => meter !== null && meter !== undefined)).toHaveLength(count);
  });

  /** Enedis has no index of this midnight, and the first call of this window ends with it. */
  const MISSING = "2026-10-05" as Day;
  const CUT_AT_A_GAP = `/api/v2/consumption/registers?${new URLSearchParams({ start: addDays(MISSING, -364), end: addDays(MISSING, 14) })}`;

  it("registers that are cut where a midnight is missing keep the difference over the days around it", async () => {
    const whole = await read(gateway, MISSING_DAYS, CUT_AT_A_GAP);
    const first = await read(small, MISSING_DAYS, CUT_AT_A_GAP);
    const second = await read(small, MISSING_DAYS, first.rest?.next ?? "");
    expect([...first.points, ...second.points]).toEqual(whole.points);
    expect(second.points).toContainEqual(
      expect.objectContaining({ start: midnight(addDays(MISSING, -1)), end: midnight(addDays(MISSING, 1)) }),
    );
  });

  it("statistics of registers that are cut there go on to the same sums", async () => {
    const whole = await statistics(gateway, CUT_AT_A_GAP);
    const first = await statistics(small, CUT_AT_A_GAP);
    const second = await statistics(small, first.next ?? "");
    expect(whole.next).toBeNull();
    expect(whole.hours.size).toBeGreaterThan(3 * 370);
    expect(new Map([...first.hours, ...second.hours])).toEqual(whole.hours);
  });

  it.each([-1, 0, 1, 2])(
    "statistics of registers that end %i days from a missing midnight are continued without a loss",
    async (days) => {
      const address = (window: object) =>
        `/api/v2/consumption/registers?${new URLSearchParams({ start: "2026-09-20", ...window })}`;
      const whole = await statistics(gateway, address({}));
      const first = await statistics(gateway, address({ end: addDays(MISSING, days) }));
      const second = await statistics(gateway, first.continuation);
      expect(new Map([...first.hours, ...second.hours])).toEqual(whole.hours);
    },
  );

  it.each([365, 730])("the last of %i days is there by the address of its hole when its call failed", async (days) => {
    const whole = await read(gateway, METER, registersOf(days));
    await enedis.control({ fault: { kind: "technical_error", on: "measures", during: END } });
    const broken = await read(gateway, METER, registersOf(days));
    await enedis.control({ fault: null });
    expect(broken).toMatchObject({ complete: false, missing: 1, rest: null });
    const [hole = expect.fail()] = broken.holes;
    expect(hole).toMatchObject({ start: midnight(addDays(END, -1)), end: midnight(END) });
    const alone = await read(gateway, METER, hole.address);
    expect([...broken.points, ...alone.points]).toEqual(whole.points);
  });
});
