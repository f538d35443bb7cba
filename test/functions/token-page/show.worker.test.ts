import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { crontabAt } from "../../../shared/quota/crontab.ts";
import { slotOf } from "../../../shared/quota/slot.ts";
import { issueToken } from "../../../shared/token/token.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";
import { METER } from "../../support/meters.ts";
import { TOKEN_SECRET } from "../../support/secrets.ts";
import { type Bindings, bindings, browserAt, codeOn } from "../consent/consent-journey.ts";

const CLAIMS = {
  usagePoints: [METER as UsagePointId],
  issuedAtMs: Date.now(),
  expiresAtMs: Date.parse("2029-07-14T22:00:00Z"),
  jti: "a-token",
};

async function holding(token: string): Promise<Response> {
  const browser = browserAt();
  browser.cookies.set("__Host-token", token);
  return browser.open("/token");
}

const unescaped = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
const inside = (html: string, id: string) => unescaped(new RegExp(`id="${id}"[^>]*>([^<]*)<`).exec(html)?.[1] ?? "");

describe("GET /token", () => {
  it("GET /token shows the token, the masked meter and the last day", async () => {
    const token = await issueToken(CLAIMS, TOKEN_SECRET);
    const response = await holding(token);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(inside(html, "token")).toBe(token);
    expect(html).toContain("<dd>••••••••••4270</dd>");
    expect(inside(html, "valid-until")).toBe("14 juillet 2029");
    expect(html).toContain('datetime="2029-07-14"');
  });

  it("GET /token gives commands that work tomorrow as well: curl, a whole line of cron, and our own", async () => {
    const token = await issueToken(CLAIMS, TOKEN_SECRET);
    const html = await (await holding(token)).text();
    const address = `"https://conso.example/api/v2/consumption/daily.csv?prm=${METER}&last=P7D"`;
    const bearer = `-H "Authorization: Bearer ${token}"`;
    expect(inside(html, "curl")).toBe(`curl ${address} ${bearer}`);
    const line = `curl --silent --fail --max-time 60 --output "$HOME/conso.csv" ${bearer} ${address}`;
    expect(inside(html, "cron")).toBe(`${crontabAt(slotOf(METER))} ${line}`);
    expect(inside(html, "conso")).toBe("conso auth --gateway https://conso.example");
  });

  it("GET /token says how long the name of another token may be", async () => {
    const html = await (await holding(await issueToken(CLAIMS, TOKEN_SECRET))).text();
    expect(html).toContain("Nom, 40 caractères au plus");
    expect(html).toContain('maxlength="40"');
  });

  it("GET /token names no program that has the address of another gateway built in, unless a setting says it is ours", async () => {
    const html = await (await holding(await issueToken(CLAIMS, TOKEN_SECRET))).text();
    expect(html).not.toMatch(/id="linky"|ha-linky/i);
    const token = await issueToken(CLAIMS, TOKEN_SECRET);
    const there = browserAt(bindings({ LINKY_HOST: "true" }) as Bindings);
    there.cookies.set("__Host-token", token);
    expect(inside(await (await there.open("/token")).text(), "linky")).toBe(`linky auth --token ${token}`);
  });

  it.each([
    ["ends in 20 days", 20, true],
    ["ends in 61 days", 61, false],
  ])("GET /token says whether the end of a token is near that %s", async (_when, days, isSaid) => {
    const expiresAtMs = Date.now() + days * 86_400_000;
    const html = await (await holding(await issueToken({ ...CLAIMS, expiresAtMs }, TOKEN_SECRET))).text();
    expect(html.includes('id="token-end"')).toBe(isSaid);
    expect(html.includes("dans\u00a020\u00a0jours") || html.includes("dans 20\u00a0jours")).toBe(isSaid);
  });

  it("GET /token says nothing of the token or the meter in its title", async () => {
    const html = await (await holding(await issueToken(CLAIMS, TOKEN_SECRET))).text();
    expect(/<title>(.*)<\/title>/.exec(html)?.[1]).toBe("Votre jeton est prêt – Conso API");
  });

  it.each([
    ["no cookie", async () => browserAt().open("/token")],
    [
      "a token of our own that expired",
      async () => holding(await issueToken({ ...CLAIMS, expiresAtMs: 1000 }, TOKEN_SECRET)),
    ],
    ["a token that another secret signed", async () => holding(await issueToken(CLAIMS, "another secret"))],
    ["something else than a token", () => holding("<script>alert(1)</script>")],
  ])("GET /token has nothing to show with %s", async (_what, open) => {
    const response = await open();
    const html = await response.text();
    expect(response.status).toBe(404);
    expect(html).toContain('href="/api/auth"');
    expect(html).toContain("refusé jusqu’à demain");
    expect(html).not.toContain('id="token"');
    expect(html).not.toContain("alert");
  });
});

describe("the button that revokes this token", () => {
  const page = async (consentedAtMs: number | null) =>
    (await holding(await issueToken({ ...CLAIMS, consentedAtMs }, TOKEN_SECRET))).text();

  it("the button that revokes this token is behind a disclosure that says what it does, and is not prominent", async () => {
    const html = await page(null);
    const [disclosure = ""] = /<details class="confirm">.*?<\/details>/s.exec(html) ?? [];
    expect(disclosure).toContain('action="/token/revoke"');
    expect(disclosure).toContain("C’est immédiat et définitif");
    expect(disclosure).toMatch(/<button class="quiet" type="submit">Oui, révoquer ce jeton</);
    expect(html.match(/action="\/token\/revoke"/g)).toHaveLength(1);
  });

  it.each([
    ["warns that another one comes tomorrow at the earliest, on the day of the consent", 0, true],
    ["does not warn later", 2 * 86_400_000, false],
  ])("the button that revokes this token %s", async (_what, ageMs, warns) => {
    expect((await page(Date.now() - ageMs)).includes("que demain.")).toBe(warns);
  });
});

describe("the choices for another token", () => {
  const choices = async (changes: Partial<Parameters<typeof issueToken>[0]>) => {
    const html = await (await holding(await issueToken({ ...CLAIMS, ...changes }, TOKEN_SECRET))).text();
    return [...html.matchAll(/<option value="([^"]*)"/g)].map(([, scope]) => scope);
  };
  const ALL = ["", "daily", "consumption", "consumption daily", "production", "production daily"];

  it("the choices for another token are all there for a full token of a meter that measures both or is not known", async () => {
    expect(await choices({})).toEqual(ALL);
    expect(await choices({ roles: [["consumption", "production"]] })).toEqual(ALL);
  });

  it("the choices for another token leave production out when the meter or the token has none", async () => {
    const consumption = ALL.slice(0, 4);
    expect(await choices({ roles: [["consumption"]] })).toEqual(consumption);
    expect(await choices({ scope: { directions: ["consumption"], details: ["daily", "load_curve"] } })).toEqual(
      consumption,
    );
  });
});

describe("the button that revokes the others", () => {
  const button = async (changes: { consentedAtMs?: number; authenticatedAtMs?: number }) =>
    (await holding(await issueToken({ ...CLAIMS, ...changes }, TOKEN_SECRET))).text();

  it("the button that revokes the others is there just after a consent", async () => {
    expect(await button({ authenticatedAtMs: Date.now() })).toContain('action="/token/revoke-others"');
  });

  it("the button that revokes the others is not there for a token that is only young, nor long after its consent", async () => {
    expect(await button({})).not.toContain("revoke-others");
    expect(await button({ consentedAtMs: Date.now() })).not.toContain("revoke-others");
    expect(await button({ authenticatedAtMs: Date.now() - 16 * 60_000 })).not.toContain("revoke-others");
  });
});

describe("every page", () => {
  const PAGES = [
    ["the token", async () => holding(await issueToken(CLAIMS, TOKEN_SECRET))],
    ["no token", () => browserAt().open("/token")],
    ["a refusal", () => browserAt().open("/api/callback?error=access_denied")],
  ] as const;

  it.each(PAGES)(
    "every page is kept nowhere, framed by nobody and runs only what is ours, also with %s",
    async (_which, open) => {
      const { headers } = await open();
      expect(headers.get("content-security-policy")).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      );
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    },
  );

  it.each(PAGES)(
    "every page obeys its own policy, with nothing inline and nothing from elsewhere, also with %s",
    async (_which, open) => {
      const html = await (await open()).text();
      expect(html).not.toMatch(
        /<script(?![^>]* src="\/)|<style|\sstyle=|\son[a-z]+=|<(?:link|script|img|form|iframe)[^>]* (?:src|href|action)="(?!\/)/,
      );
    },
  );

  it.each(PAGES)(
    "every page is in French and made to be read aloud and on a phone, also with %s",
    async (_which, open) => {
      const html = await (await open()).text();
      expect(html).toMatch(/^<!doctype html><html lang="fr">/);
      expect(html.match(/<h1>/g)).toHaveLength(1);
      expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1"/>');
      expect(html).toMatch(/<main id="contenu">.*<\/main>/s);
      expect(html, "typewriter apostrophe").not.toMatch(/[a-zé]'[a-zé]|&#39;/i);
    },
  );

  it("every page names one stylesheet, which is a file", async () => {
    const html = await (await browserAt().open("/token")).text();
    const hrefs = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href);
    expect(hrefs).toEqual(["/style.css"]);
    expect(await (await env.ASSETS.fetch("https://conso.example/style.css")).text()).toContain(
      "prefers-color-scheme:dark",
    );
  });

  it("every page that refuses shows its code, which a helper can look up", async () => {
    expect(await codeOn(await browserAt().open("/api/callback?error=access_denied"))).toBe("consent_declined");
  });
});
