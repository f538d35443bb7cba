import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { METER } from "../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";

const LIMIT = 40;

let running: Running;
beforeAll(async () => {
  running = await startBoth({ REQUESTS_PER_MINUTE: `${LIMIT}`, ENEDIS_CALLS_PER_SECOND: "100" });
});
afterAll(() => running.stop());

const PATHS = [
  "/api",
  "/api/auth",
  "/api/callback?error=access_denied",
  "/api/daily_consumption",
  "/api/consommation_quotidienne",
  "/api/demo/daily_consumption",
  "/api/v2/status",
  "/api/v2/me",
  "/consentement",
  "/token",
  "/statut",
  "/robots.txt",
  "/api/nothing",
  "/nothing",
];

const ask = (path: string, address: string, headers: Record<string, string> = {}) =>
  fetch(new URL(path, running.gateway), { redirect: "manual", headers: { "cf-connecting-ip": address, ...headers } });

/** All of an address's requests, in order. */
async function flood(addresses: readonly string[], count: number): Promise<Response[]> {
  const answers: Response[] = [];
  for (let n = 0; n < count; n++) {
    answers.push(await ask(PATHS[n % PATHS.length] ?? "/", addresses[n % addresses.length] ?? ""));
  }
  return answers;
}

describe("an address that asks too much", () => {
  it("an address that asks too much is answered up to its limit over all routes, then refused on every one", async () => {
    const answers = await flood(["203.0.113.1"], LIMIT);
    expect(answers.filter(({ status }) => status === 429)).toEqual([]);
    expect(answers.at(-1)?.headers.get("ratelimit-policy")).toMatch(new RegExp(`"address";q=${LIMIT};w=60$`));
    expect(answers.at(-1)?.headers.get("ratelimit")).toMatch(/"address";r=0;t=\d+$/);

    for (const path of PATHS) {
      const refused = await ask(path, "203.0.113.1");
      expect([path, refused.status]).toEqual([path, 429]);
      const waitSeconds = Number(refused.headers.get("retry-after"));
      expect(waitSeconds).toBeGreaterThan(0);
      expect(waitSeconds).toBeLessThanOrEqual(60);
      expect(await refused.json()).toMatchObject({ status: 429, code: "too_many_requests", retryable: true });
    }
  });

  it("an address that asks too much reads why on a page, in French", async () => {
    await flood(["203.0.113.2"], LIMIT);
    const page = await ask("/statut", "203.0.113.2", { accept: "text/html" });
    expect([page.status, page.headers.get("retry-after")]).toEqual([429, expect.stringMatching(/^\d+$/)]);
    expect(await page.text()).toContain("Trop de demandes en une minute depuis votre adresse");
  });

  it("an address that asks too much does not hold back anybody else", async () => {
    await flood(["203.0.113.3"], LIMIT + 1);
    expect((await ask("/statut", "203.0.113.4")).status).toBe(200);
  });

  it("an address counts as one however it is written, and whatever the second half of its IPv6 is", async () => {
    const home = Array.from({ length: 7 }, (_, n) => `2001:db8:5:5:${n}::${n}`);
    const answers = await flood(home, LIMIT + 1);
    expect(answers.map(({ status }) => status).filter((status) => status === 429)).toHaveLength(1);
    expect((await ask("/statut", "2001:0db8:0005:0005::9")).status).toBe(429);
    expect((await ask("/statut", "2001:db8:5:6::1")).status).toBe(200);
  });

  it("an address that asks too much spends no call to Enedis once it is refused", async () => {
    await flood(["203.0.113.5"], LIMIT);
    await running.enedis.forgetCalls();
    const authorization = `Bearer ${await tokenFor(METER)}`;
    const query = `prm=${METER}&start=2026-10-05&end=2026-10-07`;
    const refused = await ask(`/api/daily_consumption?${query}`, "203.0.113.5", { authorization });
    expect(refused.status).toBe(429);
    expect(await running.enedis.calls()).toEqual([]);
  });

  it("a refusal for asking too much can be read by a page that called the API from elsewhere", async () => {
    await flood(["203.0.113.6"], LIMIT);
    const refused = await ask("/api/v2/me", "203.0.113.6", { origin: "https://elsewhere.example" });
    expect([refused.status, refused.headers.get("access-control-allow-origin")]).toEqual([429, "*"]);
    expect(refused.headers.get("access-control-expose-headers")).toContain("RateLimit-Policy");
  });
});

describe("a reading", () => {
  it("a reading tells the budgets of its meter and of everybody, and then that of its address", async () => {
    const authorization = `Bearer ${await tokenFor(METER)}`;
    const query = `prm=${METER}&start=2026-10-05&end=2026-10-07`;
    const answer = await ask(`/api/daily_consumption?${query}`, "203.0.113.7", { authorization });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("ratelimit-policy")).toMatch(/^"meter";q=.*, "shared";q=.*, "address";q=40;w=60$/);
    expect(answer.headers.get("ratelimit")).toMatch(/^"meter";r=.*, "shared";r=.*, "address";r=39;t=60$/);
  });
});

describe("a token", () => {
  /** From another address each time. */
  const about = async (path: string, token: string, count: number, init: RequestInit = {}) => {
    const answers: Response[] = [];
    for (let n = 0; n < count; n++) {
      const headers = { authorization: `Bearer ${token}`, "cf-connecting-ip": `2001:db8:9:${n.toString(16)}::1` };
      answers.push(await fetch(new URL(path, running.gateway), { ...init, headers: { ...headers, ...init.headers } }));
    }
    return answers;
  };

  it("a token is answered about 60 times a minute from any number of addresses, and can still be revoked", async () => {
    const token = await tokenFor(METER);
    const answers = await about("/api/v2/me", token, 61);
    expect(answers.slice(0, 60).every(({ status }) => status === 200)).toBe(true);
    expect(answers[60]?.status).toBe(429);
    expect(await answers[60]?.json()).toMatchObject({ code: "too_many_requests" });
    expect(answers[60]?.headers.get("ratelimit-policy")).toBe('"token";q=60;w=60, "address";q=40;w=60');

    const form = { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" } };
    const [revoked] = await about("/api/v2/tokens/revoke", token, 1, { ...form, body: `token=${token}` });
    expect(revoked?.status).toBe(200);
  });

  it.each(["renew", "merge", "revoke"])(
    "a token asks 60 times a minute to %s, and is then refused before the gate is asked",
    async (verb) => {
      const token = await tokenFor(METER);
      const body = verb === "revoke" ? new URLSearchParams({ token }) : "not JSON";
      const answers = await about(`/api/v2/tokens/${verb}`, token, 61, { method: "POST", body });
      expect(answers.slice(0, 60).some(({ status }) => status === 429)).toBe(false);
      expect(await answers[60]?.json()).toMatchObject({ status: 429, code: "too_many_requests" });
    },
  );

  /** Ends a token: whoever asks the gate about it afterwards answers 401. */
  const revoke = (token: string) =>
    about("/api/v2/tokens/revoke", token, 1, { method: "POST", body: new URLSearchParams({ token }) });

  it("a token simulates 60 times a minute over both versions, and is then refused before the gate is asked", async () => {
    const token = await tokenFor(METER);
    const simulate = (path: string, count: number) => about(path, token, count, { method: "POST", body: "{" });
    const answers = [
      ...(await simulate("/api/impact/simulator", 20)),
      ...(await simulate("/api/impact/simulator/detailed", 20)),
      ...(await simulate("/versions/v1.0.0/api/impact/simulator/ecs", 20)),
    ];
    expect(answers.filter(({ status }) => status !== 400)).toEqual([]);
    await revoke(token);
    for (const path of ["simulator", "simulator/detailed", "simulator/made-up"]) {
      const [refused] = await simulate(`/api/impact/${path}`, 1);
      expect(await refused?.json()).toMatchObject({ status: 429, code: "too_many_requests" });
      expect(refused?.headers.get("ratelimit-policy")).toBe('"token";q=60;w=60, "address";q=40;w=60');
    }
    const anonymous = await fetch(new URL("/api/impact/simulator", running.gateway), { method: "POST", body: "{" });
    expect(anonymous.status).toBe(400);
  });

  it("a token asks 60 times a minute whether a copy is still good, and is then refused before the gate is asked", async () => {
    const token = await tokenFor(METER);
    const path = `/api/v2/consumption/daily?prm=${METER}&start=2026-10-01&end=2026-10-08`;
    const [first] = await about(path, token, 1);
    const copy = { headers: { "if-none-match": first?.headers.get("etag") ?? "" } };
    const answers = await about(path, token, 60, copy);
    expect(answers.filter(({ status }) => status !== 304)).toEqual([]);
    expect(answers[59]?.headers.get("ratelimit")).toMatch(/^"token";r=0;t=\d+, "address";/);
    // Other requests about the same readings have the quota for a limit.
    const [fresh] = await about(path, token, 1);
    expect(fresh?.status).toBe(200);
    await revoke(token);
    const [refused] = await about(path.replace("daily", "daily.csv"), token, 1, copy);
    expect(refused?.status).toBe(401);
    const [again] = await about(path, token, 1, copy);
    expect(await again?.json()).toMatchObject({ status: 429, code: "too_many_requests" });
  });
});
