import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { issueToken } from "../../../shared/token/token.ts";
import { nearEnd } from "../../../site/browser/token/near-end.ts";
import { METER } from "../../support/meters.ts";

const NOON = Date.UTC(2026, 10, 30, 12);
const DAY_MS = 86_400_000;
const SECRET = "a secret of the current deployment";
const issued = (lifeMs: number, consentMs: number | null) =>
  issueToken(
    {
      usagePoints: [METER],
      jti: "a-token",
      issuedAtMs: NOON,
      expiresAtMs: NOON + lifeMs,
      consentEndsAtMs: consentMs === null ? null : NOON + consentMs,
    },
    SECRET,
  );

describe("the end of a token", () => {
  it.each([
    ["61 days before", 61 * DAY_MS, null],
    ["60 days and a second before", 60 * DAY_MS + 1_000, null],
    ["60 days before", 60 * DAY_MS, 60],
    ["a day and an hour before", DAY_MS + 3_600_000, 2],
    ["a minute before", 60_000, 1],
    ["once it has ended", -DAY_MS, 0],
  ])("the end of a token is near from 60 days on, as the API says it: %s", async (_when, leftMs, days) => {
    expect(nearEnd(await issued(leftMs, null), NOON)?.days ?? null).toBe(days);
  });

  it.each([
    ["when the consent lasts longer", 100 * DAY_MS, true],
    ["not when the consent ends with it", 30 * DAY_MS, false],
    ["not when the end of the consent is not known", null, false],
  ])("a token near its end can be renewed %s", async (_when, consentMs, canBeRenewed) => {
    expect(nearEnd(await issued(30 * DAY_MS, consentMs), NOON)).toMatchObject({ canBeRenewed });
  });

  it("a text that is no token has no end", () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(nearEnd(text.replaceAll(".", ""), NOON)).toBeNull();
      }),
    ));
});
