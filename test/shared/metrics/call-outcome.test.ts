import { describe, expect, it } from "vitest";
import { codeIn, ENEDIS_CODES } from "../../../shared/enedis/error-codes.ts";
import { CALL_OUTCOMES, outcomeOf } from "../../../shared/metrics/call-outcome.ts";
import { accepted, refused } from "../../../shared/refusals/refusal.ts";

const NOON = Date.UTC(2026, 10, 20, 12);
const answered = (status: number, text: string) => outcomeOf(accepted({ status, text }), NOON);

describe("how a call to Enedis is counted", () => {
  it.each([
    ["readings", answered(200, '{"grandeur":[]}'), "ok"],
    ["no data", answered(404, '{"error":"no_data_found"}'), "enedis_no_data"],
    ["an error in a success", answered(200, '{"error":"no_data_found"}'), "enedis_no_data"],
    ["the quota of the hour", answered(429, '{"code":"900804"}'), "enedis_quota"],
    ["a page of a proxy", answered(503, "<html>"), "enedis_unavailable"],
    ["our token refused", answered(401, '{"code":"900901"}'), "enedis_token_unavailable"],
    ["no answer in time", outcomeOf(refused({ code: "enedis_timeout" }), NOON), "enedis_timeout"],
  ])("a call that ended with %s has an outcome of the list", (_which, outcome, expected) => {
    expect(outcome).toBe(expected);
    expect(CALL_OUTCOMES).toContain(outcome);
  });

  it.each([
    ['{"error":"no_data_found"}', "NO_DATA_FOUND"],
    ['{"fault":{"code":900804}}', "900804"],
    ["<html>502</html>", "none"],
    ["", "none"],
  ])("the code of the error %s is one of the list", (text, expected) => {
    expect(codeIn(text)).toBe(expected);
    expect(ENEDIS_CODES).toContain(expected);
  });
});
