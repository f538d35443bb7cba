import { afterEach, describe, expect, it, vi } from "vitest";
import type { NewToken } from "../../../shared/token/claims.ts";
import { issueToken } from "../../../shared/token/token.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";
import { METER } from "../../support/meters.ts";
import { TOKEN_SECRET } from "../../support/secrets.ts";
import { bindings, browserAt, codeOn, GATEWAY } from "../consent/consent-journey.ts";

const MINUTE_MS = 60_000;
const OURS = { origin: GATEWAY };

afterEach(() => void vi.restoreAllMocks());

/** A browser whose cookie holds such a token, before a gate that notes what it is asked. */
async function holding(changes: Partial<NewToken> = {}, revokeOthers = vi.fn(async (_kept: unknown) => true)) {
  const nowMs = Date.now();
  const token = await issueToken(
    {
      usagePoints: [METER as UsagePointId],
      issuedAtMs: nowMs,
      expiresAtMs: nowMs + 86_400_000,
      consentedAtMs: nowMs,
      authenticatedAtMs: nowMs,
      jti: "fresh",
      ...changes,
    },
    TOKEN_SECRET,
  );
  const browser = browserAt(bindings({ QUOTA_GATE: { getByName: () => ({ revokeOthers }) } }) as never);
  browser.cookies.set("__Host-token", token);
  const press = (headers: Record<string, string> = OURS) =>
    browser.open("/token/revoke-others", { method: "POST", headers });
  return { browser, press, revokeOthers };
}

describe("POST /token/revoke-others", () => {
  it("POST /token/revoke-others revokes every other token of the meter, and says so", async () => {
    const { press, revokeOthers } = await holding();
    const response = await press();
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("Autres jetons révoqués");
    expect(revokeOthers).toHaveBeenCalledExactlyOnceWith({
      id: expect.stringMatching(/^[\w-]{43}$/),
      issuedAtMs: expect.any(Number),
      usagePoints: [METER],
    });
  });

  it.each([
    ["with our origin", { origin: GATEWAY }, 200],
    ["without telling its origin, from this very site", { origin: "null", "sec-fetch-site": "same-origin" }, 200],
    ["from another site", { origin: "https://elsewhere.example" }, 403],
    [
      "from another site that says it is ours",
      { origin: "https://elsewhere.example", "sec-fetch-site": "same-origin" },
      403,
    ],
    ["without telling its origin, from another site", { origin: "null", "sec-fetch-site": "cross-site" }, 403],
    ["from a neighbour under the same domain", { origin: "null", "sec-fetch-site": "same-site" }, 403],
    ["typed, or from a program", { "sec-fetch-site": "none" }, 403],
    ["without either header", {}, 403],
  ])("POST /token/revoke-others answers a form sent %s with %s", async (_how, headers, status) => {
    const { press, revokeOthers } = await holding();
    const response = await press(headers as Record<string, string>);
    expect(response.status).toBe(status);
    if (status === 403) expect(await codeOn(response)).toBe("form_foreign");
    expect(revokeOthers).toHaveBeenCalledTimes(status === 200 ? 1 : 0);
  });

  it.each([
    ["of a consent that is 16 minutes old", { authenticatedAtMs: Date.now() - 16 * MINUTE_MS }],
    ["made from another one, of a consent of this minute", { authenticatedAtMs: null }],
    ["of an earlier Conso API, whose consent has no date", { consentedAtMs: null, authenticatedAtMs: null }],
  ])(
    "POST /token/revoke-others is refused to a token %s, however young: it may be a thief's",
    async (_which, changes) => {
      const { press, revokeOthers } = await holding(changes);
      expect(await codeOn(await press())).toBe("consent_not_fresh");
      expect(revokeOthers).not.toHaveBeenCalled();
    },
  );

  it("POST /token/revoke-others is refused to a token that was revoked itself", async () => {
    const { press } = await holding(
      {},
      vi.fn(async () => false),
    );
    expect(await codeOn(await press())).toBe("token_revoked");
  });

  it("POST /token/revoke-others is refused for now when the gate does not answer", async () => {
    const { press } = await holding({}, vi.fn().mockRejectedValue(new Error("gone")));
    const response = await press();
    expect(response.status).toBe(503);
    expect(await codeOn(response)).toBe("gate_unreachable");
  });

  it("POST /token/revoke-others leads to the page that says what to do, without a token or with one that has ended", async () => {
    const { browser, press } = await holding({ expiresAtMs: 1000 });
    expect((await press()).headers.get("location")).toBe("/token");
    browser.cookies.clear();
    expect((await press()).headers.get("location")).toBe("/token");
  });

  it("a link to /token/revoke-others revokes nothing", async () => {
    const { browser, revokeOthers } = await holding();
    expect((await browser.open("/token/revoke-others")).headers.get("location")).toBe("/token");
    expect(revokeOthers).not.toHaveBeenCalled();
  });
});
