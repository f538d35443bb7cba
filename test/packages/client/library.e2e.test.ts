import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Conso } from "../../../packages/client/library/client.ts";
import { consentTo } from "../../support/consent.ts";
import { BOTH_DIRECTIONS, METER, MISSING_DAYS, TEMPO } from "../../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../../support/running.ts";

const CALLS_PER_ANSWER = 20;

let running: Running;
const clientOf = async (meter: string) => new Conso({ gateway: running.gateway, token: await tokenFor(meter) });

beforeAll(async () => {
  running = await startBoth({
    ENEDIS_CALLS_PER_SECOND: "200",
    ENEDIS_JITTER_MS: "0",
    ENEDIS_CALLS_PER_ANSWER: `${CALLS_PER_ANSWER}`,
  });
  await running.enedis.control({ quota: { perSecond: 1000, perHour: 100_000 } });
});
afterAll(() => running.stop());

describe("the client at a running gateway", () => {
  it("a year of half hours is one loop over three answers, and Enedis is asked for no day twice", async () => {
    const client = new Conso({ gateway: running.gateway, token: await consentTo(METER, running) });
    await running.enedis.forgetCalls();
    const readings = client.readings("consumption", "load_curve", { start: "2025-11-21", end: "2026-11-21" });
    let rows = 0;
    let end = "2025-11-21T00:00:00+01:00";
    for await (const row of readings) {
      expect(row.start).toBe(end);
      end = row.end;
      rows++;
    }
    expect(rows).toBe(365 * 48);
    expect(end).toBe("2026-11-21T00:00:00+01:00");
    const starts = (await running.enedis.calls()).flatMap(({ query }) => query.dateDebut ?? []);
    expect(new Set(starts).size).toBe(starts.length);
    expect(starts).toHaveLength(53);
    expect(readings.report).toMatchObject({ enedisCalls: 53, present: 365 * 48, missing: 0, holes: [], absence: null });
  });

  it("every series has the rows that its type says", async () => {
    const client = await clientOf(TEMPO);
    const week = { start: "2026-11-14", end: "2026-11-21" };
    const first = async <Row>(rows: AsyncIterable<Row>): Promise<Row> => {
      for await (const row of rows) return row;
      throw new Error("no row");
    };
    const day = await first(client.readings("consumption", "daily", week));
    expect(day.energy_wh).toBeGreaterThan(0);
    expect((await first(client.readings("consumption", "max_power", week))).max_power_va).toBeGreaterThan(0);
    expect((await first(client.readings("consumption", "index", week))).index_wh).toBeGreaterThan(0);
    expect((await first(client.readings("consumption", "registers", week))).register).toBeTypeOf("string");
    const home = await clientOf(BOTH_DIRECTIONS);
    expect((await first(home.readings("production", "daily", week))).start).toBe("2026-11-14T00:00:00+01:00");
  });

  it("an index that goes on behind a midnight begins with the next one", async () => {
    const client = await clientOf(TEMPO);
    const read = async (window: object) => {
      const rows: object[] = [];
      for await (const row of client.readings("consumption", "index", { end: "2026-11-21", ...window })) rows.push(row);
      return rows;
    };
    const whole = await read({ start: "2026-11-14" });
    const days = await read({ after: "2026-11-17T00:00:00+01:00" });
    expect(days.length).toBeGreaterThan(0);
    expect(whole.slice(-days.length)).toEqual(days);
    expect(days[0]).toMatchObject({ at: "2026-11-18T00:00:00+01:00" });
  });

  it("days without a reading are counted, and the rows around them come", async () => {
    const readings = (await clientOf(MISSING_DAYS)).readings("consumption", "daily", {
      start: "2026-10-01",
      end: "2026-11-21",
    });
    let rows = 0;
    for await (const _ of readings) rows++;
    expect(readings.report).toMatchObject({ expected: 51, present: rows });
    expect(readings.report.missing).toBeGreaterThan(0);
  });

  it("what is known of a token, a meter and its minute is typed by the document", async () => {
    const client = await clientOf(METER);
    expect((await client.me()).meters.map(({ meter }) => meter)).toEqual(["••••••••••4270"]);
    expect((await client.meters()).meters[0]?.subscribed_power_kva).toBeGreaterThan(0);
    expect((await client.slot()).time).toMatch(/^0\d:\d\d$/);
    expect((await client.diagnosis({ start: "2026-11-14", end: "2026-11-21" })).verdict).toBe("well");
    const impact = await client.impact({ start: "2026-11-14", end: "2026-11-16", by: "day" });
    expect(impact.upstreamCalls).toBe(1);
  });

  it("a token is renewed and revoked, and then refused with its code", async () => {
    const { access_token } = await (await clientOf(METER)).renew({ name: "box" });
    const renewed = new Conso({ gateway: running.gateway, token: access_token });
    expect((await renewed.me()).name).toBe("box");
    await renewed.revoke();
    await expect(renewed.me()).rejects.toMatchObject({ code: "token_revoked", status: 401, origin: "client" });
  });
});
