import { describe, expect, it } from "vitest";
import { allowForActivation } from "../../../shared/consent/activation.ts";
import { PAGE_REFUSALS } from "../../../shared/refusals/page-texts.ts";
import { REFUSALS_EN } from "../../../shared/refusals/program-texts.ts";
import type { Refusal } from "../../../shared/refusals/refusal.ts";
import { resolveStatus } from "../../../shared/refusals/statuses.ts";
import { type Texts, wordRefusal } from "../../../shared/refusals/text.ts";

const ISSUED = Date.UTC(2026, 10, 22, 12);
const CLAIMS = { consentedAtMs: ISSUED, issuedAtMs: ISSUED + 30 * 86_400_000 };
const HOUR_MS = 3_600_000;
const refusal = (code: Refusal["code"], status: number) => ({ code, upstream: { status, body: null } }) as Refusal;

const MEANWHILE = [
  refusal("enedis_technical_error", 500),
  refusal("enedis_not_holder", 400),
  refusal("enedis_not_holder", 403),
  refusal("enedis_no_consent", 403),
];

describe.each(MEANWHILE)("$code ($upstream.status), on a token of less than a day", (given) => {
  const fresh = allowForActivation(given, CLAIMS, ISSUED + HOUR_MS);

  it("a refusal of a young token keeps its code and status, and is worth another try in an hour", () => {
    expect(resolveStatus(fresh)).toEqual({ ...resolveStatus(given), retryable: true, retryAfterMs: HOUR_MS });
    expect(fresh.code).toBe(given.code);
  });

  it("a refusal of a young token says why, and that nothing has to be done again, in both languages", () => {
    expect(wordRefusal(PAGE_REFUSALS.fr, fresh).remedy).toContain("moins d’un jour");
    expect(wordRefusal(REFUSALS_EN as Texts<Refusal>, fresh).remedy).toContain("less than a day");
  });

  it.each([
    ["an hour and one ms before its day is over", 23 * HOUR_MS - 1, HOUR_MS],
    ["one ms before", 24 * HOUR_MS - 1, 1],
    ["when it is over", 24 * HOUR_MS, null],
    ["a year later", 8760 * HOUR_MS, null],
  ])("a refusal of a young token names the right time for another try, or none: %s", (_when, ageMs, retryAfterMs) => {
    const settles = allowForActivation(given, CLAIMS, ISSUED + ageMs);
    expect("settles" in settles ? settles.settles : null).toEqual(retryAfterMs === null ? null : { retryAfterMs });
  });
});

it.each(["enedis_no_data", "enedis_wrong_direction", "enedis_timeout", "quota_meter"] as const)(
  "the refusal %s stays as it is, however young the token",
  (code) => {
    const given = refusal(code, 404);
    expect(allowForActivation(given, CLAIMS, ISSUED)).toBe(given);
  },
);
