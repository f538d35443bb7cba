import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CLIENT_OF, startWithThree, tokenOf } from "../support/applications.ts";
import { busiest, type ReceivedCall, type Running } from "../support/running.ts";

const EACH = 40;
const IDS = Object.keys(CLIENT_OF);
/** Meters of ordinary homes, which consented to the three applications in turn. */
const HOMES = Array.from({ length: EACH * IDS.length }, (_, n) => ({
  meter: `${30_000_000_000_000 + n}`,
  application: IDS[n % IDS.length] as string,
}));

let running: Running;
let calls: readonly ReceivedCall[];

beforeAll(async () => {
  // As in test/herd.e2e.test.ts: the machine of a test may stall.
  running = await startWithThree({ ENEDIS_JITTER_MS: "500" });
  const statuses = await Promise.all(HOMES.map(readUntilServed));
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
  calls = (await running.enedis.calls()).filter(({ meter }) => meter !== null);
}, 150_000);
afterAll(() => running.stop());

describe("a herd over three applications of Enedis", () => {
  it("a herd over three applications is served without one refusal of Enedis, each meter once", () => {
    expect(calls.filter(({ status }) => status !== 200)).toEqual([]);
    expect(calls).toHaveLength(HOMES.length);
  });

  it("each call of a herd goes by the application that its meter consented to", () => {
    const foreign = calls.filter(({ meter, application }) => {
      const home = HOMES.find((one) => one.meter === meter);
      return home === undefined || CLIENT_OF[home.application] !== application;
    });
    expect(foreign).toEqual([]);
  });

  it.each(IDS)("the calls of a herd by the application %s stay within five a second", (id) => {
    const own = calls.filter(({ application }) => application === CLIENT_OF[id]);
    expect(own).toHaveLength(EACH);
    expect(busiest(instants(own), 1_000)).toBeLessThanOrEqual(5);
  });

  it("a herd over three applications is served faster than one application may be called", () => {
    expect(busiest(instants(calls), 10_000)).toBeGreaterThan(50);
  });
});

const instants = (some: readonly ReceivedCall[]) => some.map(({ at }) => at);

/** A client that obeys: refused with an appointment, it comes back then. Returns the status in the end. */
async function readUntilServed({ meter, application }: (typeof HOMES)[number]): Promise<number> {
  const authorization = `Bearer ${await tokenOf({ [meter]: application })}`;
  const url = new URL(`/api/daily_consumption?prm=${meter}&start=2026-10-05&end=2026-10-07`, running.gateway);
  for (;;) {
    const response = await fetch(url, { headers: { authorization } });
    await response.arrayBuffer();
    const seconds = Number(response.headers.get("retry-after"));
    if (response.status !== 429 || !(seconds > 0)) return response.status;
    await new Promise((resume) => setTimeout(resume, seconds * 1_000));
  }
}
