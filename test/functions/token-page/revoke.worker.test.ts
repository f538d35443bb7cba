import { describe, expect, it, vi } from "vitest";
import type { NewToken } from "../../../shared/token/claims.ts";
import { issueToken } from "../../../shared/token/token.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";
import { METER } from "../../support/meters.ts";
import { TOKEN_SECRET } from "../../support/secrets.ts";
import { bindings, browserAt, codeOn, GATEWAY } from "../consent/consent-journey.ts";

const OURS = { origin: GATEWAY };

/** A browser whose cookie holds a token, before a gate that notes what it is asked. */
async function holding(
  revokeToken = vi.fn(async (_id: string, _untilMs: number) => undefined),
  more: Pick<NewToken, "consentedAtMs"> = {},
) {
  const issuedAtMs = Date.now();
  const expiresAtMs = Math.floor(issuedAtMs / 1000) * 1000 + 86_400_000;
  const claims = { usagePoints: [METER as UsagePointId], issuedAtMs, expiresAtMs, jti: "this", ...more };
  const browser = browserAt(bindings({ QUOTA_GATE: { getByName: () => ({ revokeToken }) } }) as never);
  browser.cookies.set("__Host-token", await issueToken(claims, TOKEN_SECRET));
  const press = (headers: Record<string, string> = OURS) => browser.open("/token/revoke", { method: "POST", headers });
  return { browser, press, revokeToken, expiresAtMs };
}

describe("POST /token/revoke", () => {
  it("POST /token/revoke revokes the token of the cookie until its end, says so, and takes it from the browser", async () => {
    const { browser, press, revokeToken, expiresAtMs } = await holding();
    const response = await press();
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("Jeton révoqué");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(revokeToken).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^[\w-]{43}$/), expiresAtMs);
    expect(browser.cookies.has("__Host-token")).toBe(false);
  });

  it.each([
    ["of today says to wait until tomorrow, and does not lead to a consent", 0, [true, false, false]],
    ["of an earlier day may consent again at once", 2 * 86_400_000, [false, true, true]],
    ["of an unknown day says both", null, [true, true, true]],
  ] as const)("a person who revokes a token %s", async (_whose, ageMs, expected) => {
    const consentedAtMs = ageMs === null ? null : Date.now() - ageMs;
    const html = await (await (await holding(undefined, { consentedAtMs })).press()).text();
    const isSaid = ["refusé jusqu’à demain", "le nouveau jeton arrive tout de suite", 'href="/api/auth"'];
    expect(isSaid.map((text) => html.includes(text))).toEqual(expected);
    expect(html).toContain('href="/exemples"');
  });

  it("POST /token/revoke does nothing for a form of another site", async () => {
    const { press, revokeToken } = await holding();
    const response = await press({ origin: "https://elsewhere.example" });
    expect([response.status, await codeOn(response)]).toEqual([403, "form_foreign"]);
    expect(revokeToken).not.toHaveBeenCalled();
  });

  it("POST /token/revoke sends a person without a token to the page that says what to do", async () => {
    const response = await browserAt().open("/token/revoke", { method: "POST", headers: OURS });
    expect([response.status, response.headers.get("location")]).toEqual([303, "/token"]);
  });

  it("POST /token/revoke keeps the token in the browser when the gate does not answer, as it is not revoked", async () => {
    const { browser, press } = await holding(vi.fn().mockRejectedValue(new Error("away")));
    const response = await press();
    expect(await codeOn(response)).toBe("gate_unreachable");
    expect(browser.cookies.has("__Host-token")).toBe(true);
  });
});
