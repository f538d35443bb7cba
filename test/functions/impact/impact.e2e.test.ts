import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeDays } from "../../shared/impact/curves.ts";
import answers from "../../shared/impact/v1.0.0-answers.json" with { type: "json" };
import { BOTH_DIRECTIONS } from "../../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../../support/running.ts";

const FRENCH_LOW_VOLTAGE = "931c9bb0-619a-5f75-b41b-ab8061e2ad92";
const TWELVE_KWH = { consumptions: [{ processId: FRENCH_LOW_VOLTAGE, amount: 12 }] };

let running: Running;
let token: string;

beforeAll(async () => {
  running = await startBoth();
  token = await tokenFor(BOTH_DIRECTIONS);
});
afterAll(() => running.stop());

async function simulate(body: unknown, headers: Record<string, string> = {}, route = "") {
  const response = await fetch(new URL(`/api/impact/simulator${route}`, running.gateway), {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  // biome-ignore lint/suspicious/noExplicitAny: the tests say what must be in it
  return { response, answer: (await response.json()) as any };
}
const bearer = () => ({ authorization: `Bearer ${token}` });

describe("the simulator, for anybody", () => {
  it("the simulator answers anybody the environmental cost, how it is made, and why there is no more", async () => {
    const { response, answer } = await simulate(TWELVE_KWH);
    expect(response.status).toBe(200);
    expect(answer).toMatchObject({
      webUrl: new URL("/impact", running.gateway).href,
      version: "1.1.0",
      score: { ecs: 231.972 },
      impacts: {},
      withheld: { cch: expect.stringMatching(/token/), ior: expect.stringMatching(/licence/i) },
      query: { consumptions: [{ processId: FRENCH_LOW_VOLTAGE, amount: 12, unit: "kWh" }] },
      method: { id: "ecobalyse-2026-05", licence: "etalab-2.0", publishedOn: "2026-05-07" },
    });
    expect(answer).not.toHaveProperty("indicators");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });

  it("the simulator reads a curve of the v5 contract for anybody", async () => {
    const loadCurve = wholeDays("2026-10-25", 1, () => "500").map((point) => ({ ...point, measure_type: "B" }));
    const { answer } = await simulate({ loadCurve });
    expect(answer.score).toEqual({ ecs: 241.6375 });
    expect(answer.query.loadCurve).toMatchObject({ intervals: 50, missingMinutes: 0 });
  });

  it("the simulator gives anybody one indicator alone", async () => {
    const { answer } = await simulate(TWELVE_KWH, {}, "/ecs");
    expect([answer.score, answer.withheld]).toEqual([{ ecs: 231.972 }, {}]);
  });

  it("the simulator keeps the detail, and the climate figure, for those with a token", async () => {
    for (const route of ["/detailed", "/cch"]) {
      const { response, answer } = await simulate(TWELVE_KWH, {}, route);
      expect([response.status, Object.keys(answer.error)]).toEqual([401, ["authorization"]]);
    }
  });

  it("the simulator spends no call to Enedis", async () => {
    await running.enedis.forgetCalls();
    await simulate(TWELVE_KWH);
    expect(await running.enedis.calls()).toEqual([]);
  });
});

describe("the simulator, with a token", () => {
  it("the simulator with a token adds each indicator with its method", async () => {
    for (const headers of [bearer(), { token }]) {
      const { answer } = await simulate(TWELVE_KWH, headers);
      expect(answer.impacts).toEqual({ cch: 0.5532 });
      expect(answer.indicators).toEqual([
        expect.objectContaining({ key: "ecs", value: 231.972, unit: "Pt" }),
        expect.objectContaining({
          key: "cch",
          value: 0.5532,
          unit: "kg CO2 eq",
          method: expect.objectContaining({ id: "ademe-2025" }),
        }),
      ]);
      expect(answer.withheld).not.toHaveProperty("cch");
    }
  });

  it("the simulator with a token cuts a curve into days and hours", async () => {
    const { answer } = await simulate({ loadCurve: wholeDays("2026-11-03", 2, () => 500) }, bearer(), "/detailed");
    expect(answer.byDay.map(({ day, kWh }: { day: string; kWh: number }) => [day, kWh])).toEqual([
      ["2026-11-03", 12],
      ["2026-11-04", 12],
    ]);
    expect(answer.byHour).toHaveLength(48);
    expect(answer.byHour[0]).toEqual({
      start: "2026-11-03T00:00:00+01:00",
      kWh: 0.5,
      measuredMinutes: 60,
      score: { ecs: 9.6655 },
      impacts: { cch: 0.02305 },
      // Nothing has been copied from éCO2mix here.
      timeOfDay: { intervals: 2, weighedIntervals: 0 },
    });
  });

  it.each([
    ["Authorization", "Bearer a.b.c"],
    ["Authorization", "Basic abc"],
    ["token", "abc"],
    ["token", ""],
  ])("the simulator refuses the header %s: %s, and never answers with less instead", async (name, value) => {
    for (const route of ["", "/ecs", "/detailed"]) {
      const { response, answer } = await simulate(TWELVE_KWH, { [name]: value }, route);
      expect([response.status, Object.keys(answer.error)]).toEqual([401, ["authorization"]]);
    }
  });

  it("the simulator refuses a token that was revoked", async () => {
    const revoked = await tokenFor(BOTH_DIRECTIONS);
    const form = new URLSearchParams({ token: revoked });
    await fetch(new URL("/api/v2/tokens/revoke", running.gateway), { method: "POST", body: form });
    const { response, answer } = await simulate(TWELVE_KWH, { authorization: `Bearer ${revoked}` });
    expect([response.status, answer.code]).toEqual([401, "token_revoked"]);
  });
});

describe("a refusal of the simulator", () => {
  it("a refusal of the simulator names every wrong field at once, in the language asked for, and where to look further", async () => {
    const body = {
      consumptions: [
        { processId: "?", amount: 1 },
        { processId: FRENCH_LOW_VOLTAGE, amount: 1, unit: "MJ" },
      ],
    };
    const french = await simulate(body);
    expect(french.response.status).toBe(400);
    expect(french.response.headers.get("content-type")).toBe("application/problem+json");
    expect(french.answer).toMatchObject({
      code: "fields_invalid",
      error: {
        "consumptions.0.processId": expect.stringContaining("n’existe pas"),
        "consumptions.1.unit": expect.stringContaining("pas en MJ"),
      },
      documentation: new URL("/documentation/api", running.gateway).href,
    });
    const english = await simulate(body, { "accept-language": "en" });
    expect(english.answer.error["consumptions.1.unit"]).toContain("not in MJ");
  });

  it.each([
    ["", "no JSON", 400, "decoding"],
    ["/acd", TWELVE_KWH, 400, "impact"],
    ["/pef", TWELVE_KWH, 400, "impact"],
    ["", {}, 400, "general"],
  ])("a refusal of the simulator (%s %j) has the members of Ecobalyse", async (route, body, status, field) => {
    const { response, answer } = await simulate(body, {}, route);
    expect([response.status, Object.keys(answer.error)]).toEqual([status, [field]]);
    expect(answer.documentation).toMatch(/\/documentation\/api$/);
  });

  it("a refusal has the members of Ecobalyse at an unknown address and with another method too", async () => {
    for (const [path, status] of [
      ["/api/impact/unknown", 404],
      ["/api/impact/simulator", 405],
    ] as const) {
      const response = await fetch(new URL(path, running.gateway));
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({
        error: { general: expect.any(String) },
        documentation: expect.any(String),
      });
    }
  });
});

describe("the root of the API of impacts", () => {
  it("the root of the API of impacts is its OpenAPI document, and browsers may read it all", async () => {
    const response = await fetch(new URL("/api/impact", running.gateway));
    const document = (await response.json()) as { info: { version: string }; paths: object };
    expect(document.info.version).toBe("1.1.0");
    expect(Object.keys(document.paths)).toContain("/api/impact/simulator/detailed");
    const preflight = await fetch(new URL("/api/impact/simulator", running.gateway), {
      method: "OPTIONS",
      headers: { origin: "https://elsewhere.example", "access-control-request-method": "POST" },
    });
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
    expect(preflight.headers.get("access-control-allow-headers")?.toLowerCase()).toContain("token");
  });
});

describe("the frozen version", () => {
  const at = (path: string) => new URL(`/versions/v1.0.0/api${path}`, running.gateway);
  const post = async (route: string, body: unknown, headers = {}) => {
    const response = await fetch(at(`/impact/simulator${route}`), {
      method: "POST",
      body: JSON.stringify(body),
      headers,
    });
    return (await response.json()) as object;
  };
  const head = () => ({ webUrl: new URL("/impact", running.gateway).href, version: "1.0.0" });

  it.each(answers)(
    "the frozen version answers $name as it did when it was frozen",
    async ({ body, anybody, holder, detail }) => {
      expect(await post("", body)).toEqual({ ...head(), ...anybody });
      expect(await post("", body, bearer())).toEqual({ ...head(), ...holder });
      expect(await post("/detailed", body, bearer())).toEqual({ ...head(), ...detail });
    },
  );

  it("the frozen version serves its own document at its root, and its factors beside it", async () => {
    for (const path of ["", "/impact"]) {
      const document = (await (await fetch(at(path))).json()) as { info: { version: string }; paths: object };
      expect(document.info.version).toBe("1.0.0");
      for (const described of Object.keys(document.paths))
        expect(described).toMatch(/^\/versions\/v1\.0\.0\/api\/impact/);
    }
    const methods = (await (await fetch(at("/impact/methods"))).json()) as { methods: { id: string }[] };
    expect(methods.methods.map(({ id }) => id)).toEqual(["ecobalyse-2026-05", "ecobalyse-v7.0.0", "ademe-2025"]);
  });

  it("a version that does not exist is refused in the words of Ecobalyse", async () => {
    const response = await fetch(new URL("/versions/v9.0.0/api", running.gateway));
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { general: expect.any(String) } });
  });
});
