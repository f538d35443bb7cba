import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { enedisRefusal, isExpiredToken, refusalInSuccess } from "../../../shared/enedis/error-codes.ts";
import type { RefusalCode } from "../../../shared/refusals/refusal.ts";
import { enedisBody } from "../../fixtures/enedis/body.ts";

const NOW = Date.parse("2026-07-17T04:20:00Z");
const refusal = (status: number, body: unknown) =>
  enedisRefusal(status, typeof body === "string" ? body : JSON.stringify(body), NOW);

const v5 = (error: string, error_description = "…") => ({ error, error_description });
const HTML = "<!DOCTYPE html><html><head><title>502</title></head><body>Bad Gateway</body></html>";

describe("an error of Enedis's backend", () => {
  it.each<[number, object, RefusalCode]>([
    [404, v5("no_data_found", "no measure found for this usage point"), "enedis_no_data"],
    [404, v5("STM-ERR-0000014"), "enedis_no_data"],
    [404, v5("STM-ERR-0000020"), "enedis_no_data"],
    [404, v5("STM-ERR-0000019", "Unknown or unauthorized user."), "enedis_not_holder"],
    [403, v5("ADAM-DC-0008"), "enedis_no_consent"],
    [403, v5("unauthorized_user"), "enedis_no_consent"],
    [400, v5("ADAM-ERR0191"), "enedis_no_consent"],
    [403, v5("ADAM-DC-0007", "The customer is not owner of this usage point."), "enedis_not_holder"],
    [400, v5("ADAM-DC-0007", "Le client n'est pas titulaire du point demandé."), "enedis_not_holder"],
    [400, v5("ADAM-ERR0061"), "enedis_not_holder"],
    [400, v5("ADAM-ERR0069"), "enedis_wrong_direction"],
    [400, v5("ADAM-ERR0075"), "enedis_load_curve_off"],
    [400, v5("ADAM-ERR0123"), "enedis_before_activation"],
    [400, v5("ADAM-ERR0155", "Demande non recevable : point inexistant."), "enedis_no_such_point"],
    // Its status is not known.
    [404, v5("ADAM-ERR0155"), "enedis_no_such_point"],
    [500, { code: "ADAM-ERR0155", message: "…" }, "enedis_no_such_point"],
    [404, { code: "…", message: "Demande non recevable : point inexistant" }, "enedis_no_such_point"],
    [400, v5("Invalid_request"), "enedis_invalid_request"],
    [400, v5("ADAM-ERR0002"), "enedis_invalid_request"],
    [400, v5("ADAM-ERR0125"), "enedis_invalid_request"],
    [400, v5("ADAM-ERR0126"), "enedis_invalid_request"],
    [400, v5("ADAM-DC-0015"), "enedis_invalid_request"],
    [403, v5("ADAM-DC-0009"), "enedis_invalid_request"],
    [500, v5("technical_error", "Technical error. Please try later."), "enedis_technical_error"],
    [500, v5("Internal Server error"), "enedis_technical_error"],
    [500, v5("ADAM-DC-0500"), "enedis_technical_error"],
    [503, v5("anything"), "enedis_unavailable"],
    // As the Swaggers of 2026 document them: no code is given, only an example of the sentence.
    [400, { code: "…", message: "Le paramètre usage_point_id est obligatoire" }, "enedis_invalid_request"],
    [403, { code: "…", message: "Le client n'est pas titulaire du point demandé" }, "enedis_not_holder"],
    [403, { code: "…", message: "Le client n'est pas autorisé pour le point demandé" }, "enedis_no_consent"],
    [404, { code: "…", message: "Pas de mesure trouvée pour ce point" }, "enedis_no_data"],
    [500, { code: "…", message: "Problème technique dans l'interrogation du SI coeur" }, "enedis_technical_error"],
    [400, [{ code: "ADAM-ERR0123", message: "…" }], "enedis_before_activation"],
  ])("an error %i %j of Enedis's backend is %s", (status, body, code) => {
    expect(refusal(status, body)).toEqual({ code, upstream: { status, body } });
  });
});

describe("an error that comes with status 200", () => {
  it.each<[object, number, RefusalCode]>([
    [v5("no_data_found", "no measure found for this usage point"), 404, "enedis_no_data"],
    [v5("ADAM-DC-0008"), 403, "enedis_no_consent"],
    [v5("technical_error"), 500, "enedis_technical_error"],
    [{ code: "…", message: "Pas de mesure trouvée pour ce point" }, 404, "enedis_no_data"],
    [[{ code: "ADAM-ERR0123" }], 400, "enedis_before_activation"],
  ])(
    "an error %j that comes with status 200 is recognised, and given the status it should have had: %i",
    (body, status, code) => {
      expect(refusalInSuccess(JSON.stringify(body))).toEqual({ code, upstream: { status, body } });
    },
  );

  it.each([
    enedisBody("2026-daily-consumption.json"),
    JSON.stringify({ error: "a code that nobody knows" }),
    JSON.stringify({ error: { error: "no_data_found" } }),
    JSON.stringify({ ...v5("no_data_found"), padding: "x".repeat(2_000) }),
    '{"error"',
    "",
  ])("a body %.40j with status 200 is not taken for an error", (text) => {
    expect(refusalInSuccess(text)).toBeNull();
  });
});

describe("an error of the gateway in front of it", () => {
  it.each<[number, object, RefusalCode]>([
    [403, { code: "900908", message: "Resource forbidden ", description: "…" }, "enedis_not_subscribed"],
    [403, { fault: { code: 900908, message: "Resource forbidden", description: "…" } }, "enedis_not_subscribed"],
    [403, { code: "900805", message: "Message blocked" }, "enedis_not_subscribed"],
    [404, { code: "900906", message: "No matching resource found" }, "enedis_unknown"],
    [404, { type: "Status report", message: "Not Found", description: "…not available" }, "enedis_unknown"],
    [503, { code: "900801", message: "API Limit Reached" }, "enedis_unavailable"],
    [500, { fault: { code: 303001, message: "Runtime Error" } }, "enedis_unavailable"],
    [500, { fault: { code: 101504, message: "Runtime Error" } }, "enedis_unavailable"],
  ])("an error %i %j of the gateway in front of Enedis is %s", (status, body, code) => {
    expect(refusal(status, body)).toEqual({ code, upstream: { status, body } });
  });

  it("an error of the gateway in front of Enedis is repeated as it came, trailing space included", () => {
    expect(refusal(403, enedisBody("2026-not-subscribed-403.json"))).toMatchObject({
      code: "enedis_not_subscribed",
      upstream: { status: 403, body: { code: "900908", message: "Resource forbidden " } },
    });
  });

  it.each(["", HTML, { code: "900901" }, { message: "L'utilisateur n'est pas identifié" }])(
    "an error of that gateway with status 401 is about our token, not about the caller's: %j",
    (body) => {
      expect(refusal(401, body)).toEqual({ code: "enedis_token_unavailable" });
    },
  );
});

describe("an error without a body we know", () => {
  it.each<[number, unknown, RefusalCode, unknown]>([
    [500, "500 Internal Server Error", "enedis_technical_error", "500 Internal Server Error"],
    [500, "", "enedis_technical_error", null],
    [502, HTML, "enedis_unavailable", `an HTML page of ${HTML.length} characters`],
    [503, HTML, "enedis_unavailable", `an HTML page of ${HTML.length} characters`],
    [504, "", "enedis_unavailable", null],
    [404, "", "enedis_no_data", null],
    [404, v5("NEW-CODE"), "enedis_no_data", v5("NEW-CODE")],
    [404, HTML, "enedis_unknown", `an HTML page of ${HTML.length} characters`],
    [404, "Not Found", "enedis_unknown", "Not Found"],
    [400, v5("ADAM-ERR9999"), "enedis_unknown", v5("ADAM-ERR9999")],
    [403, { reasons: [], details: { msgId: "Id-1" } }, "enedis_unknown", { reasons: [], details: { msgId: "Id-1" } }],
    [418, "{", "enedis_unknown", "{"],
    [400, v5("constructor", "toString"), "enedis_unknown", v5("constructor", "toString")],
    [400, { code: "__proto__" }, "enedis_unknown", { code: "__proto__" }],
  ])("an error %i %j without a body we know is %s", (status, body, code, said) => {
    expect(refusal(status, body)).toEqual({ code, upstream: { status, body: said } });
  });

  it.each([204, 302, 304])("an answer without a body we know is no error with status %i: it is malformed", (status) => {
    expect(refusal(status, "")).toEqual({ code: "enedis_malformed_answer" });
  });
});

describe("a 429", () => {
  const until = (nextAccessTime: string) => ({
    code: "900804",
    message: "Message throttled out",
    description: `You have exceeded your quota .You can access API after ${nextAccessTime}`,
    nextAccessTime,
  });
  const MINUTE = 60_000;

  it.each<[string, unknown, number]>([
    ["until the instant it names", until("2026-Jul-17 05:00:00+0000 UTC"), 40 * MINUTE],
    ["until that instant in another zone", until("2026-Jul-17 07:00:00+0200 CEST"), 40 * MINUTE],
    [
      "until that instant, found in the sentence alone",
      { ...until("2026-Jul-17 05:00:00+0000 UTC"), nextAccessTime: null },
      40 * MINUTE,
    ],
    ["until the next UTC hour without an instant", { code: "900804", message: "Message throttled out" }, 40 * MINUTE],
    ["until the next UTC hour with nonsense for an instant", until("soon"), 40 * MINUTE],
    ["until the next UTC hour with a month that is not", until("2026-Juil-17 05:00:00+0000 UTC"), 40 * MINUTE],
    ["until the next UTC hour with a day that is not", until("2026-Jul-99 05:00:00+0000 UTC"), 40 * MINUTE],
    ["for an hour at most", until("2036-Jul-17 05:00:00+0000 UTC"), 60 * MINUTE],
    ["for a second at least", until("2016-Jul-17 05:00:00+0000 UTC"), 1000],
    ["for a second, when a burst", { fault: { code: 900807, message: "Message throttled out" } }, 1000],
    ["for a second, when unknown", { code: "…", message: "SLA dépassé" }, 1000],
    ["for a second, when not even JSON", HTML, 1000],
    ["for a second, when empty", "", 1000],
  ])("a status 429 means that a quota is spent %s", (_how, body, retryAfterMs) => {
    expect(refusal(429, body)).toMatchObject({ code: "enedis_quota", retryAfterMs, upstream: { status: 429 } });
  });

  it("a status 429 on the hour itself lasts until the next hour", () => {
    const onTheHour = Date.parse("2026-07-17T05:00:00Z");
    expect(enedisRefusal(429, '{"code":"900804"}', onTheHour)).toMatchObject({ retryAfterMs: 60 * MINUTE });
  });
});

describe("our application's token", () => {
  it.each<[number, unknown, boolean]>([
    [401, { fault: { code: 900901, message: "Invalid Credentials", description: "…" } }, true],
    [401, { code: "900901", message: "Invalid Credentials" }, true],
    [401, { code: "900902", message: "Missing Credentials" }, true],
    [401, { error: "invalid_client" }, false],
    [401, "", false],
    [403, { code: "900901" }, false],
    [403, { code: "900908" }, false],
  ])("our application's token is worth renewing after %i %j: %s", (status, body, expected) => {
    expect(isExpiredToken(status, typeof body === "string" ? body : JSON.stringify(body))).toBe(expected);
  });
});

describe("whatever comes", () => {
  const body = fc.oneof(
    fc.string({ unit: "binary", maxLength: 3000, size: "max" }),
    fc.json(),
    fc.json().map((json) => `{"code":${json},"error":${json}}`),
    fc.string({ maxLength: 3000, size: "max" }).map((text) => `<html>${text}`),
    fc.constantFrom(
      "[".repeat(100_000),
      "[1e20,".repeat(400),
      `[${"1e20,".repeat(390)}0]`,
      `"${"é".repeat(1500)}"`,
      `"${"<b>".repeat(9)}"`,
      "\u0001".repeat(1999),
    ),
  );

  it("any body becomes a refusal that repeats 2 kB of it at most, and no markup", () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), body, (status, text) => {
        const said = enedisRefusal(status, text, NOW);
        if (!("upstream" in said)) return;
        expect(said.upstream.status).toBe(status);
        expect(new TextEncoder().encode(JSON.stringify(said.upstream.body)).length).toBeLessThanOrEqual(2000);
        if (typeof said.upstream.body === "string") expect(said.upstream.body).not.toMatch(/<[a-z!/]/i);
      }),
      { numRuns: 500 },
    );
  });
});
