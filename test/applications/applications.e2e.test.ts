import { decodeJwt } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { CLIENT_OF, startWithThree, tokenOf } from "../support/applications.ts";
import { consentTo } from "../support/consent.ts";
import { type Running, tokenFor } from "../support/running.ts";

const [IN_FIRST, IN_SECOND, IN_THIRD] = ["30000000000101", "30000000000102", "30000000000103"];
const PERIOD = "start=2026-10-05&end=2026-10-07";

let running: Running;
beforeAll(async () => {
  running = await startWithThree();
});
afterEach(() => running.enedis.control({ fault: null }));
afterAll(() => running.stop());

const read = (meter: string, token: string, path = "/api/daily_consumption") =>
  fetch(new URL(`${path}?prm=${meter}&${PERIOD}`, running.gateway), { headers: { authorization: `Bearer ${token}` } });
const codeOf = async (response: Response) => ((await response.json()) as { code?: string }).code;
const post = (path: string, init: RequestInit) => fetch(new URL(path, running.gateway), { method: "POST", ...init });
const revoke = (token: string) => post("/api/v2/tokens/revoke", { body: new URLSearchParams({ token }) });

describe("a gateway with three applications of Enedis", () => {
  it("a token of the time with one application goes on with the first", async () => {
    await running.enedis.forgetCalls();
    expect((await read(IN_FIRST, await tokenFor(IN_FIRST))).status).toBe(200);
    const calls = (await running.enedis.calls()).filter(({ meter }) => meter !== null);
    expect(calls.map(({ application }) => application)).toEqual([CLIENT_OF.first]);
  });

  it.each(["not_subscribed", "technical_error", "html_503", "reset"])(
    "an application whose calls end in %s touches only its own meters",
    async (kind) => {
      await running.enedis.control({ fault: { kind, on: "measures", application: CLIENT_OF.third } });
      const token = await tokenOf({ [IN_FIRST]: "first", [IN_SECOND]: "second", [IN_THIRD]: "third" });
      const answers = await Promise.all([IN_FIRST, IN_SECOND, IN_THIRD].map((meter) => read(meter, token)));
      expect(answers.map(({ ok }) => ok)).toEqual([true, true, false]);
    },
  );

  it("a merged token reads each of its meters by the application of that meter", async () => {
    const [one, other] = [await tokenOf({ [IN_FIRST]: "first" }), await tokenOf({ [IN_SECOND]: "second" })];
    const merged = await post("/api/v2/tokens/merge", {
      headers: { authorization: `Bearer ${one}`, "content-type": "application/json" },
      body: JSON.stringify({ token: other }),
    });
    const { access_token: token } = (await merged.json()) as { access_token: string };
    expect(decodeJwt(token)).toMatchObject({ sub: [IN_FIRST, IN_SECOND], apps: ["first", "second"] });
    await running.enedis.forgetCalls();
    for (const meter of [IN_FIRST, IN_SECOND]) expect((await read(meter, token)).status).toBe(200);
    const calls = (await running.enedis.calls()).filter(({ api }) => api === "mesure_synchrone_auto");
    expect(calls.map(({ meter, application }) => [meter, application])).toEqual([
      [IN_FIRST, CLIENT_OF.first],
      [IN_SECOND, CLIENT_OF.second],
    ]);
  });

  it("a revocation reaches the gate of each application that its token touches", async () => {
    const token = await tokenOf({ [IN_FIRST]: "first", [IN_THIRD]: "third" });
    expect((await revoke(token)).status).toBe(200);
    for (const meter of [IN_FIRST, IN_THIRD]) expect(await codeOf(await read(meter, token))).toBe("token_revoked");
    const stillGood = await tokenOf({ [IN_THIRD]: "third" });
    expect((await read(IN_THIRD, stillGood)).status).toBe(200);
  });

  it("the limits that an answer states are those of the application of its meter", async () => {
    const token = await tokenOf({ [IN_FIRST]: "first", [IN_SECOND]: "second" });
    const left = (response: Response) => Number(/"shared";r=(\d+)/.exec(response.headers.get("ratelimit") ?? "")?.[1]);
    const [before, others] = [left(await read(IN_SECOND, token)), left(await read(IN_FIRST, token))];
    expect(left(await read(IN_SECOND, token))).toBe(before - 1);
    expect(others).not.toBeNaN();
    const me = await fetch(new URL("/api/v2/me", running.gateway), { headers: { authorization: `Bearer ${token}` } });
    const { meters } = (await me.json()) as { meters: { budget: { remaining: number } }[] };
    expect(meters.map(({ budget }) => budget.remaining)).toEqual([expect.any(Number), expect.any(Number)]);
  });

  it("the status is of all applications, and with a good token of those of its meters alone", async () => {
    const statusFor = async (token: string | null) => {
      const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
      const answer = await fetch(new URL("/api/v2/status", running.gateway), { headers });
      type Body = { applications: { id: string }[]; quota: { last_hour: { configured_limit: number } } };
      const { applications, quota } = (await answer.json()) as Body;
      const ids = applications.map(({ id }) => id);
      return {
        ids,
        limit: quota.last_hour.configured_limit,
        isPublic: /public/.test(answer.headers.get("cache-control") ?? ""),
      };
    };
    const everybodys = { ids: ["first", "second", "third"], limit: 30_000, isPublic: true };
    expect(await statusFor(null)).toEqual(everybodys);
    const token = await tokenOf({ [IN_FIRST]: "first", [IN_THIRD]: "third" });
    expect(await statusFor(token)).toEqual({ ids: ["first", "third"], limit: 20_000, isPublic: false });
    expect(await statusFor(`${token}x`)).toEqual(everybodys);
    expect(await statusFor(await tokenOf({ [IN_FIRST]: "retired" }))).toMatchObject({ ids: everybodys.ids });
  });

  it("a meter whose application has left the settings is refused without a call, with the way out", async () => {
    const token = await tokenOf({ [IN_FIRST]: "retired" });
    await running.enedis.forgetCalls();
    const [frozen, v2] = [await read(IN_FIRST, token), await read(IN_FIRST, token, "/api/v2/consumption/daily")];
    expect([frozen.status, await codeOf(frozen)]).toEqual([401, "application_gone"]);
    expect([v2.status, await codeOf(v2)]).toEqual([403, "application_gone"]);
    expect((await running.enedis.calls()).filter(({ meter }) => meter !== null)).toEqual([]);
  });
});

describe("a consent with three applications of Enedis", () => {
  it("a new consent goes to an application that Enedis does not refuse, and its token reads by that one", async () => {
    const refusing = await startWithThree({}, "second");
    try {
      for (const meter of ["64975835695673", "63695879465986", "22315546958763"]) {
        const token = await consentTo(meter, refusing);
        const { apps = ["first"] } = decodeJwt<{ apps?: string[] }>(token);
        expect(["first", "third"]).toContain(apps[0]);
        const url = new URL(`/api/daily_consumption?prm=${meter}&${PERIOD}`, refusing.gateway);
        expect((await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
        const calls = (await refusing.enedis.calls()).filter((call) => call.meter === meter);
        expect(new Set(calls.map(({ application }) => application))).toEqual(new Set([CLIENT_OF[apps[0] ?? "first"]]));
      }
    } finally {
      await refusing.stop();
    }
  });
});
