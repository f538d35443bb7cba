import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setClock } from "../../../../local/clock.ts";
import type { RunningWorker } from "../../../../local/worker.ts";
import { addDays, parisDay } from "../../../../shared/paris-time.ts";
import type { NewToken } from "../../../../shared/token/claims.ts";
import { EVERYTHING } from "../../../../shared/token/scope.ts";
import { issueToken } from "../../../../shared/token/token.ts";
import type { UsagePointId } from "../../../../shared/usage-point.ts";
import { ORDINARY_NOON } from "../../../clock/instants.ts";
import { consentTo } from "../../../support/consent.ts";
import { forgetState, freshPort, GatewayProcess } from "../../../support/gateway-process.ts";
import {
  BOTH_DIRECTIONS,
  CURVE_REFUSED,
  CUT_OFF,
  EXPIRED,
  METER,
  MOVED_OUT,
  NEW_HOUSE,
  NO_CURVE,
  NO_INDEX_SERVICE,
  NO_SUCH_POINT,
  NOT_COMMUNICATING,
  PRODUCER,
  REVOKED,
  SERVICES_CLOSED,
} from "../../../support/meters.ts";
import {
  gatewayEnvironment,
  type SimulatedEnedis,
  startEnedis,
  startGateway,
  tokenFor,
} from "../../../support/running.ts";
import { TOKEN_SECRET } from "../../../support/secrets.ts";

// Yesterday is published.
setClock(ORDINARY_NOON);
const today = parisDay(Date.now());

let enedis: SimulatedEnedis;
let gateway: RunningWorker;

beforeAll(async () => {
  enedis = await startEnedis();
  gateway = await startGateway(enedis.url, {
    ENEDIS_CALLS_PER_SECOND: "200",
    ENEDIS_TIMEOUT_SECONDS: "3",
    QUOTA_PATIENCE_SECONDS: "5",
  });
});
afterAll(() => Promise.all([gateway.stop(), enedis.stop()]));
beforeEach(async () => {
  await enedis.control({ reset: true, quota: { perSecond: 1_000 } });
  await enedis.forgetCalls();
});

interface Link {
  readonly link: string;
  readonly state: "ok" | "broken" | "unknown";
  readonly code: string;
  readonly detail: string;
}

interface Body {
  readonly verdict: string;
  readonly title: string;
  readonly detail: string;
  readonly remedy: string;
  readonly code: string;
  readonly origin: string | null;
  readonly incident: string;
  readonly meter: string;
  readonly links: readonly Link[];
  readonly readings: readonly {
    readonly measure: string;
    readonly last_day: string | null;
    readonly step_minutes: number | null;
  }[];
}

const ask = (query: string, bearer: string, headers: Record<string, string> = {}, to = gateway.url) =>
  fetch(new URL(`/api/v2/diagnosis${query}`, to), { headers: { authorization: `Bearer ${bearer}`, ...headers } });

const bodyOf = async (answer: Response): Promise<Body> => (await answer.json()) as Body;
const linkOf = ({ links }: Body, name: string) => links.find(({ link }) => link === name);

/** A token of this meter, two days after its consent. */
const tokenOf = (meter: string, more: Partial<NewToken> = {}): Promise<string> => {
  const nowMs = Date.now();
  const usagePoints = [meter as UsagePointId];
  const issuedAtMs = nowMs - 2 * 86_400_000;
  return issueToken(
    { usagePoints, issuedAtMs, expiresAtMs: nowMs + 86_400_000, jti: randomUUID(), ...more },
    TOKEN_SECRET,
  );
};

describe("each verdict, by a meter that it is true of", () => {
  it.each<[verdict: string, brokenLink: string | null, calls: number, meter: string, query: string]>([
    ["well", null, 2, METER, ""],
    ["well", null, 1, METER, "?measure=consumption/daily"],
    ["well", null, 2, BOTH_DIRECTIONS, "?measure=production/index"],
    ["well", null, 2, "20000000000202", "?measure=consumption/load_curve"],
    ["well", null, 2, NO_INDEX_SERVICE, ""],
    ["collection_off", "collection", 2, NO_CURVE, ""],
    ["collection_off", "collection", 2, CURVE_REFUSED, "?measure=consumption/load_curve"],
    ["well", null, 1, NO_CURVE, "?measure=consumption/daily"],
    ["not_published_yet", "publication", 2, "20000000000401", ""],
    ["not_published_yet", "publication", 2, "20000000000403", ""],
    ["not_published_yet", "publication", 2, "20000000000404", "?measure=consumption/load_curve"],
    ["hole", "publication", 2, "20000000000304", "?measure=consumption/load_curve"],
    ["hole", "publication", 1, "42900589957123", "?measure=consumption/daily&start=2026-10-23&end=2026-10-29"],
    ["before_activation", "activation", 2, NEW_HOUSE, "?start=2026-05-18&end=2026-05-20"],
    ["before_activation", "activation", 1, NEW_HOUSE, "?measure=consumption/daily&start=2026-05-29&end=2026-06-05"],
    ["enedis_no_consent", "consent", 2, REVOKED, ""],
    ["enedis_no_consent", "consent", 2, EXPIRED, ""],
    ["enedis_not_holder", "consent", 1, MOVED_OUT, ""],
    ["service_missing", "services", 2, NO_INDEX_SERVICE, "?measure=consumption/index"],
    ["enedis_wrong_direction", "meter", 1, PRODUCER, ""],
    ["enedis_wrong_direction", "meter", 1, METER, "?measure=production/load_curve"],
    ["enedis_technical_error", "enedis", 4, "20000000000504", "?measure=production/load_curve"],
    ["hole", "publication", 3, "20000000000505", "?measure=production/daily"],
    ["not_communicating", "meter", 3, NOT_COMMUNICATING, ""],
    ["not_communicating", "meter", 3, NOT_COMMUNICATING, "?measure=consumption/index"],
    ["not_supplied", "meter", 3, CUT_OFF, ""],
    ["services_closed", "meter", 4, SERVICES_CLOSED, ""],
    ["enedis_no_such_point", "meter", 3, NO_SUCH_POINT, ""],
  ])(
    "the verdict is %s (broken link %s, %i calls) for the meter %s%s",
    async (verdict, broken, calls, meter, query) => {
      const answer = await ask(query, await tokenOf(meter));
      const body = await bodyOf(answer);
      expect([answer.status, body.verdict]).toEqual([200, verdict]);
      expect(body.links.find(({ state }) => state === "broken")?.link ?? null).toBe(broken);
      expect(body.remedy.length).toBeGreaterThan(20);
      const made = (await enedis.calls()).filter(({ api }) => api !== "oauth2");
      expect(made).toHaveLength(calls);
      expect(JSON.stringify(body)).not.toContain(meter);
    },
  );

  it("the diagnosis of a meter without readings says that Enedis supplies and reads it, if so", async () => {
    const body = await bodyOf(
      await ask("?measure=production/daily", await tokenOf("20000000000505"), { "accept-language": "en" }),
    );
    expect(linkOf(body, "meter")?.detail).toContain("Enedis says that it communicates and is supplied.");
  });

  it("the diagnosis judges the readings alone when the state of a silent meter cannot be read", async () => {
    await enedis.control({ fault: { kind: "not_subscribed", on: "contracts" } });
    const body = await bodyOf(await ask("", await tokenOf(NOT_COMMUNICATING)));
    expect(body.verdict).toBe("enedis_no_such_point");
  });

  it("a verdict on readings not yet published says when the next are likely to arrive", async () => {
    const answer = await ask("", await tokenOf("20000000000403"));
    const seconds = Number(answer.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(86_400);
    const body = await bodyOf(answer);
    expect(body.readings.map(({ last_day }) => last_day)).toEqual([addDays(today, -4), addDays(today, -4)]);
  });

  it("the verdict is scope_insufficient for a series that a narrowed token does not open, without a call", async () => {
    const narrowed = await tokenOf(METER, { scope: { ...EVERYTHING, details: ["daily"] } });
    const body = await bodyOf(await ask("?measure=consumption/load_curve", narrowed));
    expect(body.verdict).toBe("scope_insufficient");
    expect(linkOf(body, "scope")?.state).toBe("broken");
    expect(linkOf(body, "consent")?.state).toBe("unknown");
    expect(linkOf(body, "shared_quota")?.state).toBe("ok");
    expect(await enedis.calls()).toEqual([]);
  });

  it("the verdict says of a fresh consent that Enedis may not be ready", async () => {
    await enedis.control({ callbackUrl: new URL("/api/callback", gateway.url).href });
    const fresh = await consentTo("20000000000605", { gateway: gateway.url });
    await enedis.forgetCalls();
    const answer = await ask("", fresh, { "accept-language": "en" });
    const body = await bodyOf(answer);
    expect(body.verdict).toBe("enedis_technical_error");
    expect(linkOf(body, "consent")).toMatchObject({ state: "broken", code: "enedis_technical_error" });
    expect(body.remedy).toContain("less than a day old");
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("Enedis, out of order", () => {
  it.each([
    ["enedis_unavailable", "html_503", 1],
    ["enedis_timeout", "hang", 1],
    ["enedis_unreachable", "reset", 1],
    ["enedis_malformed_answer", "malformed_json", 2],
    ["enedis_not_subscribed", "not_subscribed", 1],
    ["enedis_technical_error", "technical_error", 4],
  ])("the verdict is %s when the one broken link is Enedis", async (verdict, kind, calls) => {
    const meter = `3000000000${1_000 + kind.length}`;
    await enedis.control({ fault: { kind, on: "measures", meter } });
    const body = await bodyOf(await ask("", await tokenOf(meter)));
    expect(body.verdict).toBe(verdict);
    expect(body.links.filter(({ state }) => state === "broken").map(({ link }) => link)).toEqual(["enedis"]);
    expect((await enedis.calls()).filter(({ api }) => api !== "oauth2")).toHaveLength(calls);
  });

  it("the verdict is quota_shared when everybody's calls are spent, and all that costs no call is judged", async () => {
    const small = await startGateway(enedis.url, { ENEDIS_CALLS_PER_HOUR: "8", QUOTA_PATIENCE_SECONDS: "2" });
    try {
      let body: Body | null = null;
      let turns = 0;
      for (; turns < 12 && body?.verdict !== "quota_shared"; turns++) {
        await enedis.forgetCalls();
        body = await bodyOf(
          await ask("?measure=consumption/daily", await tokenOf(`300000000000${10 + turns}`), {}, small.url),
        );
      }
      expect(body?.verdict).toBe("quota_shared");
      expect((await enedis.calls()).filter(({ api }) => api !== "oauth2")).toEqual([]);
      expect(turns).toBeGreaterThan(1);
      expect(body && linkOf(body, "shared_quota")?.state).toBe("broken");
      expect(body && linkOf(body, "token")?.state).toBe("ok");
      expect(body && linkOf(body, "meter_budget")?.state).toBe("ok");
    } finally {
      await small.stop();
    }
  });
});

describe("the chain", () => {
  it("the chain names every link with its state, its code and a sentence", async () => {
    const token = await tokenOf(BOTH_DIRECTIONS, { roles: [["consumption", "production"]] });
    const body = await bodyOf(await ask("", token, { "accept-language": "en" }));
    expect(body.links.map(({ link, state, code }) => `${link} ${state} ${code}`)).toEqual([
      "token ok valid",
      "scope ok opens",
      "consent ok active",
      "services unknown list_out_of_reach",
      "data_types ok expected",
      "meter ok measures",
      "activation ok in_service",
      "collection ok collected",
      "publication ok published",
      "meter_budget ok left",
      "shared_quota ok left",
      "enedis ok answers",
    ]);
    expect(linkOf(body, "meter")?.detail).toContain("30 minutes");
    expect(linkOf(body, "publication")?.detail).toContain(addDays(today, -1));
    expect(body.readings.map(({ measure }) => measure)).toEqual(["consumption/daily", "consumption/load_curve"]);
  });

  it("the chain looks at the production of a meter that only produces", async () => {
    const body = await bodyOf(await ask("", await tokenOf(PRODUCER, { roles: [["production"]] })));
    expect(body.verdict).toBe("well");
    expect(body.readings.map(({ measure }) => measure)).toEqual(["production/daily", "production/load_curve"]);
  });

  it("the chain speaks French, or English by Accept-Language", async () => {
    const token = await tokenOf(NO_CURVE);
    const french = await ask("", token);
    const english = await ask("", token, { "accept-language": "en, fr;q=0.5" });
    expect([french, english].map(({ headers }) => headers.get("content-language"))).toEqual(["fr", "en"]);
    expect((await bodyOf(french)).title).toBe("La courbe de charge n’est pas collectée");
    expect((await bodyOf(english)).title).toBe("The load curve is not collected");
  });
});

describe("what is no diagnosis", () => {
  it.each([
    [400, "meter_not_named", ""],
    [400, "parameter_not_allowed", `?prm=${METER}&measure=consumption/weekly`],
    [400, "parameter_not_allowed", `?prm=${METER}&measure=production/max_power`],
    [400, "parameter_repeated", `?prm=${METER}&measure=consumption/daily&measure=consumption/index`],
    [400, "usage_point_malformed", "?prm=123"],
    [400, "period_in_future", `?prm=${METER}&start=2099-01-01&end=2099-01-02`],
    [400, "period_too_old", `?prm=${METER}&start=2015-01-01&end=2015-01-02`],
    [403, "usage_point_not_covered", "?prm=20000000000101"],
  ])("a bad request for a diagnosis is refused with %i %s and costs no call: %s", async (status, code, query) => {
    const answer = await ask(query, await tokenFor(METER, NO_CURVE));
    expect([answer.status, (await bodyOf(answer)).code]).toEqual([status, code]);
    expect(await enedis.calls()).toEqual([]);
  });

  it("a diagnosis is refused with 401 for a token that is invalid, expired or revoked", async () => {
    const revoked = await tokenOf(METER);
    const revoke = new URL("/api/v2/tokens/revoke", gateway.url);
    await fetch(revoke, { method: "POST", body: new URLSearchParams({ token: revoked }) });
    const expired = await tokenOf(METER, { expiresAtMs: Date.now() - 60_000 });
    for (const [bearer, code] of [
      ["a.b.c", "token_invalid"],
      [expired, "token_expired"],
      [revoked, "token_revoked"],
    ] as const) {
      const answer = await ask("", bearer);
      expect([answer.status, (await bodyOf(answer)).code]).toEqual([401, code]);
    }
    expect((await enedis.calls()).filter(({ api }) => api !== "oauth2")).toEqual([]);
  });
});

describe("the incident number", () => {
  it("the incident number is the one that the operator finds in the log, and names neither the meter nor the token", async () => {
    const port = await freshPort();
    const process = await GatewayProcess.start(port, {
      ...gatewayEnvironment(enedis.url),
      ENEDIS_CALLS_PER_SECOND: "200",
    });
    try {
      const token = await tokenOf(REVOKED);
      const { incident, verdict } = await bodyOf(await ask(`?prm=${REVOKED}`, token, {}, process.url));
      expect(incident).toMatch(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      const line = JSON.stringify({ log: "incident", incident: incident.replace("urn:uuid:", ""), code: verdict });
      await expect.poll(() => process.printed).toContain(line.slice(0, -1));
      for (const secret of [REVOKED, token, ...token.split(".")]) expect(process.printed).not.toContain(secret);
    } finally {
      await process.stop();
      forgetState(port);
    }
  });
});
