import { exports } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { EVERYTHING, scopeFrom } from "../../shared/token/scope.ts";
import { issueToken } from "../../shared/token/token.ts";
import { METER, OTHER_METER } from "../support/meters.ts";
import { addressOf, DATA_ROUTES, type DataRoute, routeNamed } from "../support/routes.ts";
import { TOKEN_SECRET } from "../support/secrets.ts";

const GATEWAY = new URL("https://conso.example");
const NOON = Date.parse("2026-11-22T12:00:00+01:00");
const GOOD = { meter: METER, start: "2026-11-15", end: "2026-11-22" };

let upstream: MockInstance<typeof fetch>;
let authorization: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOON });
  upstream = vi.spyOn(globalThis, "fetch").mockRejectedValue(new Error("no upstream call is expected"));
  const claims = { usagePoints: [METER], issuedAtMs: NOON, expiresAtMs: NOON + 86_400_000, jti: "a-jti" };
  authorization = `Bearer ${await issueToken(claims, TOKEN_SECRET)}`;
});
afterEach(() => {
  // Whatever was refused here cost nobody a call.
  expect(upstream).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function ask(
  url: URL,
  init: RequestInit = {},
): Promise<{ response: Response; problem: Record<string, unknown> }> {
  const response = await exports.default.fetch(url, { ...init, headers: { authorization, ...init.headers } });
  const isProblem = response.headers.get("content-type") === "application/problem+json";
  const text = await response.clone().text();
  return { response, problem: isProblem && text !== "" ? JSON.parse(text) : {} };
}

/** The credentials of a token for the same meter, narrowed. */
async function narrowed(word: string): Promise<string> {
  const scope = scopeFrom(word) ?? EVERYTHING;
  const claims = { usagePoints: [METER], issuedAtMs: NOON, expiresAtMs: NOON + 86_400_000, jti: "narrow", scope };
  return `Bearer ${await issueToken(claims, TOKEN_SECRET)}`;
}

const isLoadCurve = (route: DataRoute) => /curve|courbe/.test(route.name);

describe.each(DATA_ROUTES)("GET /api/$name refuses", (route) => {
  const good = () => addressOf(GATEWAY, route, GOOD);
  const withParameter = (name: string, value: string) => {
    const url = good();
    url.searchParams.set(name, value);
    return url;
  };

  it("a data route refuses a request without Authorization header, with 400", async () => {
    const response = await exports.default.fetch(good());
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ status: 400, code: "authorization_missing", origin: "client" });
  });

  it.each([
    ["another scheme", "Basic dXNlcjpwYXNz"],
    ["junk", "Bearer not-a-token"],
    ["two headers", "Bearer a.b.c, Bearer a.b.c"],
  ])("a data route refuses %s as Authorization, with 401 and a challenge", async (_what, header) => {
    const { response, problem } = await ask(good(), { headers: { authorization: header } });
    expect(problem).toMatchObject({ status: 401, code: "token_invalid" });
    expect(response.headers.get("www-authenticate")).toMatch(/^Bearer /);
  });

  it("a data route refuses a meter that the token does not cover, with 401", async () => {
    const { response, problem } = await ask(addressOf(GATEWAY, route, { ...GOOD, meter: OTHER_METER }));
    expect(problem).toMatchObject({ status: 401, code: "usage_point_not_covered" });
    expect(response.headers.get("www-authenticate")).toMatch(/^Bearer /);
  });

  it("a data route refuses a token narrowed to something else, with 401, and says what scope it would take", async () => {
    const direction = /product/.test(route.name) ? "production" : "consumption";
    const detail = isLoadCurve(route) ? "load_curve" : "daily";
    const opposite = { consumption: "production", production: "consumption", daily: "load_curve", load_curve: "daily" };
    for (const word of [opposite[direction], opposite[detail]]) {
      const { response, problem } = await ask(good(), { headers: { authorization: await narrowed(word) } });
      expect(problem).toMatchObject({ status: 401, code: "scope_insufficient", origin: "client", retryable: false });
      expect(response.headers.get("www-authenticate")).toContain(
        `error="insufficient_scope", scope="${direction} ${detail}"`,
      );
    }
  });

  it("a data route refuses each parameter that is missing or given twice", async () => {
    for (const name of [route.usagePoint, route.start, route.end]) {
      const missing = good();
      missing.searchParams.delete(name);
      expect((await ask(missing)).problem).toMatchObject({ status: 400, code: "parameter_missing" });
      const twice = good();
      twice.searchParams.append(name, twice.searchParams.get(name) ?? "");
      expect((await ask(twice)).problem).toMatchObject({ status: 400, code: "parameter_repeated" });
    }
  });

  it("a data route refuses a meter number that is not 14 digits", async () => {
    for (const value of ["2251691471427", "2251691471427A", "225169147142700"]) {
      const { problem } = await ask(withParameter(route.usagePoint, value));
      expect(problem).toMatchObject({ status: 400, code: "usage_point_malformed" });
      expect(JSON.stringify(problem)).not.toContain(value);
    }
  });

  it.each([
    ["2023-99-99", "2026-11-22", "date_malformed"],
    ["2026-02-29", "2026-11-22", "date_malformed"],
    ["22/11/2026", "2026-11-22", "date_malformed"],
    ["2026-11-22", "2026-11-15", "period_reversed"],
    ["2026-11-21", "2026-11-21", "period_reversed"],
    ["2026-11-21", "2026-11-23", "period_in_future"],
  ])("a data route refuses the period from %s to %s as %s", async (start, end, code) => {
    const { problem } = await ask(addressOf(GATEWAY, route, { ...GOOD, start, end }));
    expect(problem).toMatchObject({ status: 400, code, origin: "client", retryable: false });
  });

  it("a data route refuses a start beyond the history limit", async () => {
    const beyond = isLoadCurve(route) ? "2024-11-06" : "2023-11-06";
    const end = isLoadCurve(route) ? "2024-11-08" : "2023-11-08";
    const { problem } = await ask(addressOf(GATEWAY, route, { ...GOOD, start: beyond, end }));
    expect(problem).toMatchObject({ status: 400, code: "period_too_old" });
  });

  it.each(["POST", "PUT", "PATCH", "DELETE"])(
    "a data route refuses the method %s, with 405 and Allow",
    async (method) => {
      const { response, problem } = await ask(good(), { method });
      expect(problem).toMatchObject({ status: 405, code: "method_not_allowed" });
      expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    },
  );

  it("a data route refuses a HEAD request as it refuses a GET, without the body", async () => {
    const { response } = await ask(withParameter(route.start, "2023-99-99"), { method: "HEAD" });
    expect(response.status).toBe(400);
    expect(await response.text()).toBe("");
  });
});

describe.each(DATA_ROUTES.filter(isLoadCurve))("GET /api/$name refuses", (route) => {
  it("a load curve route refuses more than 7 days", async () => {
    const { problem } = await ask(addressOf(GATEWAY, route, { ...GOOD, start: "2026-11-14" }));
    expect(problem).toMatchObject({ status: 400, code: "period_too_long" });
  });
});

describe("the words of a refusal", () => {
  const reversed = (route: DataRoute) => addressOf(GATEWAY, route, { ...GOOD, start: GOOD.end, end: GOOD.start });
  const v5 = routeNamed("daily_consumption");
  const of2026 = routeNamed("consommation_quotidienne");

  it("the words of a refusal are those of the old Enedis on the old routes, letter for letter", async () => {
    const { problem } = await ask(reversed(v5));
    expect(problem.error).toEqual({
      error: "Invalid_request",
      error_description: "Start date should be before end date.",
    });
  });

  it("the words of a refusal are those of the new Enedis on the new routes", async () => {
    const { problem } = await ask(reversed(of2026));
    expect(problem.error).toEqual({
      error: "ADAM-ERR0002",
      error_description: "La date de fin doit être supérieure à la date de début.",
    });
  });

  it("the words of a refusal are French unless English is preferred; `message` is always French", async () => {
    const url = reversed(v5);
    const french = await ask(url);
    const english = await ask(url, { headers: { "accept-language": "en-GB,en;q=0.9" } });
    expect(french.response.headers.get("content-language")).toBe("fr");
    expect(english.response.headers.get("content-language")).toBe("en");
    expect(english.problem.title).not.toBe(french.problem.title);
    expect(english.problem.message).toBe(french.problem.message);
  });
});

describe("beside the data routes", () => {
  it("an unknown address is answered with a 404 problem", async () => {
    const { problem } = await ask(new URL("/api/nothing", GATEWAY));
    expect(problem).toMatchObject({ status: 404, code: "route_not_found" });
  });

  it("a preflight is answered, and the useful headers are exposed to browsers", async () => {
    const url = addressOf(GATEWAY, routeNamed("daily_consumption"), GOOD);
    const origin = { origin: "https://maison.example" };
    const preflight = await exports.default.fetch(url, {
      method: "OPTIONS",
      headers: { ...origin, "access-control-request-method": "GET", "access-control-request-headers": "authorization" },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
    const allowed = preflight.headers.get("access-control-allow-headers")?.split(",");
    expect(allowed).toEqual(
      expect.arrayContaining(["Authorization", "Prefer", "Cache-Control", "Pragma", "X-Requested-With"]),
    );

    const { headers } = await exports.default.fetch(url, { headers: origin });
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("access-control-expose-headers")).toContain("Retry-After");
  });

  it("the OpenAPI document is public", async () => {
    const response = await exports.default.fetch(new URL("/api", GATEWAY));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ openapi: "3.1.0" });
  });
});
