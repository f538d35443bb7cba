import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { busiest, type Running, startBoth, tokenFor } from "./support/running.ts";

const CLIENTS = 150;
/** Meters of ordinary homes, one for each client. */
const METERS = Array.from({ length: CLIENTS }, (_, n) => `${30_000_000_000_000 + n}`);

let running: Running;

beforeAll(async () => {
  // The machine of a test may stall for longer than a server does, and then calls leave closer together than they were granted.
  running = await startBoth({ ENEDIS_JITTER_MS: "500" });
});
afterAll(() => running.stop());

describe("a hundred and fifty clients that wake on the same second", () => {
  it("a hundred and fifty clients that wake on the same second are all served, at five calls a second at most", async () => {
    const tokens = await Promise.all(METERS.map((meter) => tokenFor(meter)));
    const visits = await Promise.all(
      METERS.map((meter, n) => readUntilServed(running.gateway, meter, tokens[n] ?? "")),
    );
    expect(visits.filter((visit) => visit.served)).toHaveLength(CLIENTS);
    expect(Math.max(...visits.map((visit) => visit.requests))).toBeLessThanOrEqual(3);

    const calls = await running.enedis.calls();
    expect(calls.filter((call) => call.status === 429)).toEqual([]);
    expect(calls.filter((call) => call.meter !== null)).toHaveLength(CLIENTS);
    expect(
      busiest(
        calls.map((call) => call.at),
        1000,
      ),
    ).toBeLessThanOrEqual(5);
  }, 150_000);
});

/** A client that obeys: refused with an appointment, it comes back then. */
async function readUntilServed(
  gateway: URL,
  meter: string,
  token: string,
): Promise<{ served: boolean; requests: number }> {
  const url = new URL(`/api/daily_consumption?prm=${meter}&start=2026-10-05&end=2026-10-07`, gateway);
  for (let requests = 1; ; requests++) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    await response.arrayBuffer();
    if (response.status !== 429) return { served: response.status === 200, requests };
    const seconds = Number(response.headers.get("retry-after"));
    if (!(seconds > 0)) return { served: false, requests };
    await new Promise((resume) => setTimeout(resume, seconds * 1000));
  }
}
