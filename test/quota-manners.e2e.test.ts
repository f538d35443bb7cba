import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { home } from "./support/meters.ts";
import { type Running, startBoth, tokenFor } from "./support/running.ts";

const SPACING_MS = 250;

let running: Running;

beforeAll(async () => {
  running = await startBoth();
});
afterAll(() => running.stop());
beforeEach(() => running.enedis.forgetCalls());

async function read(meter: string, init: { prefer?: string; token?: string } = {}): Promise<Response> {
  const url = new URL(`/api/daily_consumption?prm=${meter}&start=2026-10-05&end=2026-10-07`, running.gateway);
  const authorization = `Bearer ${init.token ?? (await tokenFor(meter))}`;
  return fetch(url, {
    headers: { authorization, ...(init.prefer !== undefined && { prefer: init.prefer }) },
  });
}

const measures = async () => (await running.enedis.calls()).filter((call) => call.api === "mesure_synchrone_auto");

describe("an answer", () => {
  it("an answer says what remains of both limits, the meter's and everybody's", async () => {
    const response = await read(home(1));
    expect(response.status).toBe(200);
    expect(response.headers.get("ratelimit-policy")).toMatch(
      /^"meter";q=\d+;w=86400, "shared";q=10000;w=3600, "address";q=\d+;w=60$/,
    );
    expect(response.headers.get("ratelimit")).toMatch(
      /^"meter";r=\d+;t=\d+, "shared";r=\d+;t=\d+, "address";r=\d+;t=\d+$/,
    );
  });

  it("an answer exposes its limit headers to browsers", async () => {
    const exposed = (await read(home(1))).headers.get("access-control-expose-headers");
    expect(exposed).toContain("RateLimit-Policy");
  });
});

describe("a caller in a hurry", () => {
  it("a caller in a hurry is refused with an appointment instead of waiting, as it prefers", async () => {
    const crowd = Array.from({ length: 12 }, (_, n) => read(home(100 + n)));
    const response = await read(home(200), { prefer: "wait=0" });
    expect(response.status).toBe(429);
    expect(response.headers.get("preference-applied")).toBe("wait=0");
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await response.json()).toMatchObject({ code: "quota_shared", origin: "gateway", retryable: true });
    for (const served of await Promise.all(crowd)) expect(served.status).toBe(200);
  });
});

describe("the same reading asked for by many at once", () => {
  it("many requests at once for the same reading with one token cost one call", async () => {
    const token = await tokenFor(home(600));
    const answers = await Promise.all(Array.from({ length: 10 }, () => read(home(600), { token })));
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(bodies).size).toBe(1);
    expect(await measures()).toHaveLength(1);
  });
});

describe("a caller that leaves while it waits", () => {
  it("a caller that leaves while it waits spends no call, and its turn goes to somebody else", async () => {
    const ahead = Array.from({ length: 8 }, (_, n) => read(home(300 + n)));
    await Promise.race(ahead);
    const callers = await Promise.all(Array.from({ length: 12 }, (_, n) => connected(home(400 + n))));
    await new Promise((resume) => setTimeout(resume, 300));
    for (const caller of callers) caller.resetAndDestroy();
    const startedAt = Date.now();
    expect((await read(home(500))).status).toBe(200);
    // Behind those who left it would have waited for their twelve turns too.
    expect(Date.now() - startedAt).toBeLessThan((8 + 6) * SPACING_MS);
    await Promise.all(ahead);
    const left = (await measures()).filter((call) => call.meter?.startsWith("300000000004"));
    expect(left.length).toBeLessThanOrEqual(2);
  });
});

/** A request on a connection of its own, to be broken off: locally, only a reset differs from a patient silence. */
async function connected(meter: string): Promise<Socket> {
  const { port } = running.gateway;
  const path = `/api/daily_consumption?prm=${meter}&start=2026-10-05&end=2026-10-07`;
  const socket = connect(Number(port), "127.0.0.1");
  await once(socket, "connect");
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${await tokenFor(meter)}\r\n\r\n`,
  );
  return socket;
}
