import { decodeJwt } from "jose";
import { describe, expect, it, vi } from "vitest";
import type { NewToken } from "../../../shared/token/claims.ts";
import { scopeFrom } from "../../../shared/token/scope.ts";
import { issueToken } from "../../../shared/token/token.ts";
import { METER } from "../../support/meters.ts";
import { TOKEN_SECRET } from "../../support/secrets.ts";
import { bindings, browserAt, codeOn, GATEWAY } from "../consent/consent-journey.ts";

const DAY_MS = 86_400_000;

/** A browser whose cookie holds such a token, and what it gets for the form filled in so. */
async function holding(changes: Partial<NewToken> = {}, allowed: readonly string[] = [METER]) {
  const nowMs = Date.now();
  const claims = { usagePoints: [METER], issuedAtMs: nowMs, expiresAtMs: nowMs + DAY_MS, jti: "held" };
  const token = await issueToken({ ...claims, ...changes }, TOKEN_SECRET);
  const tokenStatuses = vi.fn(async () => ({ allowed: [allowed], issuableAtMs: nowMs }));
  const browser = browserAt(bindings({ QUOTA_GATE: { getByName: () => ({ tokenStatuses }) } }) as never);
  browser.cookies.set("__Host-token", token);
  const send = (fields: Record<string, string>, headers: Record<string, string> = { origin: GATEWAY }) =>
    browser.open("/token/another", { method: "POST", headers, body: new URLSearchParams(fields) });
  return { browser, token, send };
}

const tokenOn = (html: string) => /<code id="token">([^<]+)</.exec(html)?.[1] ?? "";

describe("POST /token/another", () => {
  it("POST /token/another shows one more token, named and narrowed, with a command that it opens", async () => {
    const { browser, token, send } = await holding();
    const response = await send({ name: "Box", scope: "production daily" });
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(decodeJwt(tokenOn(html))).toMatchObject({ sub: [METER], name: "Box", scope: "production daily" });
    expect(html).toContain('<dd id="name">Box</dd>');
    expect(html).toContain('<dd id="scope">production, par jour</dd>');
    expect(html).toContain("/api/v2/production/daily.csv?");
    expect(html).toContain("Il ne s’affiche que cette fois");
    // The one in the cookie stays, for the next use.
    expect(browser.cookies.get("__Host-token")).toBe(token);
  });

  it("POST /token/another takes a form that is not filled in for a token that opens as much", async () => {
    const { send } = await holding();
    const claims = decodeJwt(tokenOn(await (await send({ name: "", scope: "" })).text()));
    expect(claims).not.toHaveProperty("scope");
    expect(claims.jti).not.toBe("held");
  });

  it.each([
    ["a name of two lines", { name: "a\nb" }, "name_malformed"],
    ["a scope there is not", { scope: "identity" }, "parameter_not_allowed"],
    ["more than the one it holds", { scope: "consumption load_curve" }, "scope_widened"],
  ])("POST /token/another refuses %s", async (_what, fields, code) => {
    const { send } = await holding({ scope: scopeFrom("daily") as never });
    const page = await send(fields);
    expect(await page.clone().text()).toContain('<a class="step" href="/token">');
    expect(await codeOn(page)).toBe(code);
  });

  it("POST /token/another refuses a form from elsewhere, and a token that was revoked", async () => {
    const foreign = { origin: "https://elsewhere.example" };
    expect(await codeOn(await (await holding()).send({ name: "x" }, foreign))).toBe("form_foreign");
    expect(await codeOn(await (await holding({}, [])).send({ name: "x" }))).toBe("token_revoked");
  });

  it("POST /token/another leads to the page that says what to do, without a token", async () => {
    const { browser, send } = await holding();
    browser.cookies.clear();
    expect((await send({})).headers.get("location")).toBe("/token");
  });

  it("GET /token/another leads to the page with the button", async () => {
    const { browser } = await holding();
    expect((await browser.open("/token/another")).headers.get("location")).toBe("/token");
  });

  it("POST /token/another writes what was typed as text, whatever it is", async () => {
    const { send } = await holding();
    expect(await (await send({ name: "<script>alert(1)</script>" })).text()).not.toContain("<script>");
  });
});
