import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Browser } from "../support/browser.ts";
import { agreeTo, tokenAfter } from "../support/consent.ts";
import { home, METER } from "../support/meters.ts";
import { addressOf, routeNamed } from "../support/routes.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";
import { told } from "./victim.ts";

const OWNER = home(1);
const SERVED = { status: 200, code: null };

let running: Running;

/** A reading of that meter; `day` makes it one of its own, `prefer` says how long it may wait for its turn. */
async function read(
  meter: string,
  { token, day = 5, prefer = "wait=25" }: { token?: string; day?: number; prefer?: string } = {},
) {
  const [start, end] = [day, day + 1].map((date) => `2026-10-${String(date).padStart(2, "0")}`);
  const url = addressOf(running.gateway, routeNamed("daily_consumption"), {
    meter,
    start: start ?? "",
    end: end ?? "",
  });
  return told(fetch(url, { headers: { authorization: `Bearer ${token ?? (await tokenFor(meter))}`, prefer } }));
}

/** Comes back from Enedis with a number of their own choice. */
async function comeBack(address: string, autorisationId: number): Promise<Response> {
  const browser = new Browser(running.gateway, { "cf-connecting-ip": address, prefer: "wait=100" });
  const state = (await browser.leave()).searchParams.get("state") ?? "";
  return browser.open(`/api/callback?${new URLSearchParams({ autorisation_id: `${autorisationId}`, state })}`);
}

describe("a stranger without any token", () => {
  beforeAll(async () => {
    running = await startBoth();
  });
  afterAll(() => running.stop());

  it("a stranger without any token does not delay readings, however many returns from Enedis they forge", async () => {
    await read(home(2));
    const forged = Array.from({ length: 90 }, (_, n) => comeBack(`198.51.100.${Math.floor(n / 25)}`, 900_000 + n));
    await Promise.race(forged);
    // The gate refuses a caller that would wait longer for a turn. Behind the last return the wait was 22 s.
    const readings = await Promise.all([11, 12, 13, 14, 15].map((n) => read(home(n), { prefer: "wait=3" })));
    expect(readings).toEqual(Array(5).fill(SERVED));
    await running.enedis.control({ quota: { perSecond: 1_000 } });
    await Promise.all(forged);
  });
});

describe("a stranger whose forged returns fail at Enedis", () => {
  beforeAll(async () => {
    running = await startBoth({ ENEDIS_CALLS_PER_SECOND: "100", ENEDIS_CALLS_PER_HOUR: "60000" });
    await running.enedis.control({ quota: { perSecond: 1_000, perHour: 100_000 } });
  });
  afterAll(() => running.stop());

  it("a stranger whose forged returns fail at Enedis does not keep others from consenting afterwards", async () => {
    await running.enedis.control({ fault: { kind: "html_503", on: "subscribed_services" } });
    for (let n = 0; n < 20; n++) await comeBack("198.51.100.200", 900_000 + n);
    await running.enedis.control({ fault: null });
    const browser = new Browser(running.gateway, { "cf-connecting-ip": "198.51.100.201" });
    await browser.open(await agreeTo(METER, await browser.leave()));
    expect(await tokenAfter(await browser.confirm("4270"), browser)).toContain(".");
  });

  it("three meters that always answer a technical error do not shut a measure for others", async () => {
    await running.enedis.control({ fault: { kind: "technical_error", on: "measures" } });
    for (let n = 0; n < 15; n++) {
      expect(await read(home(20 + (n % 3)), { day: 1 + n })).toEqual({ status: 500, code: "enedis_technical_error" });
    }
    await running.enedis.control({ fault: null });
    expect(await read(OWNER)).toEqual(SERVED);
  });
});

describe("a lent token", () => {
  afterEach(() => running.stop());

  it("a lent token that loops cannot get its owner's token refused", async () => {
    running = await startBoth({ ENEDIS_CALLS_PER_SECOND: "200" });
    await running.enedis.control({ quota: { perSecond: 1_000, perHour: 100_000 } });
    const [lent, own] = await Promise.all([tokenFor(OWNER), tokenFor(OWNER)]);
    for (let n = 0; n < 101; n++) await read(OWNER, { token: lent });
    expect(await read(OWNER, { token: lent })).toEqual({ status: 429, code: "quota_loop" });
    expect(await read(OWNER, { token: own })).toEqual(SERVED);
  });

  it("a lent token leaves its owner half of the day, whether the owner came before its long import or after", async () => {
    running = await startBoth({ ENEDIS_CALLS_PER_SECOND: "200", METER_CALLS_PER_DAY: "20" });
    await running.enedis.control({ quota: { perSecond: 1_000, perHour: 100_000 } });
    const importTwoYears = async (meter: string) => {
      const address = new URL("/api/v2/consumption/load_curve?last=P2Y", running.gateway);
      const answer = await fetch(address, { headers: { authorization: `Bearer ${await tokenFor(meter)}` } });
      return (await answer.json()) as { rest: { code: string } | null; enedis_calls: number };
    };
    const readDays = async (meter: string, days: number) => {
      const token = await tokenFor(meter);
      const codes = [];
      for (let day = 1; day <= days; day++) codes.push((await read(meter, { token, day })).code);
      return codes;
    };

    // Alone, a lent token has the whole day; the owner's then still has half of one.
    expect(await importTwoYears(home(2))).toMatchObject({ rest: { code: "quota_meter" }, enedis_calls: 21 });
    expect(await readDays(home(2), 11)).toEqual([...Array(10).fill(null), "quota_meter"]);
    // Beside the owner's, it imports half of the day: one call of its request, ten of the rest, and one that is refused.
    expect(await readDays(home(3), 1)).toEqual([null]);
    expect(await importTwoYears(home(3))).toMatchObject({ rest: { code: "quota_meter" }, enedis_calls: 12 });
    expect(await readDays(home(3), 9)).toEqual([...Array(9).fill(null)]);
  });

  it("a lent token reads nothing once it is revoked, not even by repeating its own call in flight", async () => {
    running = await startBoth();
    const lent = await tokenFor(OWNER);
    const ahead = Array.from({ length: 14 }, (_, n) => read(home(300 + n)));
    await Promise.race(ahead);
    const inFlight = read(OWNER, { token: lent });
    const revoking = new URL("/api/v2/tokens/revoke", running.gateway);
    expect((await fetch(revoking, { method: "POST", body: new URLSearchParams({ token: lent }) })).status).toBe(200);
    expect(await read(OWNER, { token: lent })).toEqual({ status: 401, code: "token_revoked" });
    await Promise.all([inFlight, ...ahead]);
  });
});
