import { describe, expect, it } from "vitest";
import { RENDERED, TRANSLATED } from "../../../shared/pages/addresses.ts";
import { browserAt, GATEWAY } from "../consent/consent-journey.ts";

const english = { "accept-language": "en-GB,en;q=0.9" };
const french = { "accept-language": "fr-FR,fr;q=0.9" };
const choose = (query: string) => browserAt().open(`/langue?${query}`);
const languageOf = async (response: Response) => /<html lang="(\w+)">/.exec(await response.text())?.[1];

describe("GET /langue", () => {
  it("GET /langue keeps the chosen language for a year in a cookie that no script and no other site reads, and goes on to the page", async () => {
    const response = await choose("to=en&page=/statut");
    expect([response.status, response.headers.get("location")]).toEqual([302, "/statut"]);
    expect(response.headers.getSetCookie()).toEqual([
      "__Host-language=en; Max-Age=31536000; Path=/; HttpOnly; Secure; SameSite=Lax",
    ]);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it.each([...TRANSLATED, ...RENDERED])("GET /langue goes on to %s in both languages", async (path) => {
    const leads = async (to: string) => (await choose(`to=${to}&page=${path}`)).headers.get("location") ?? "";
    expect(await leads("fr")).toBe(path);
    expect(await leads("en")).toMatch(/^\/(?!\/)/);
  });

  it.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/%2f%2fevil.example",
    "/statut@evil.example",
    "/statut/../..//evil.example",
    "javascript:alert(1)",
    "/statut\r\nSet-Cookie: a=b",
    "/api/v2/tokens/revoke",
    "",
  ])("GET /langue goes on to the home page when it is asked for %j, which is no page of ours", async (page) => {
    const response = await choose(`to=en&page=${encodeURIComponent(page)}`);
    expect([response.status, response.headers.get("location")]).toEqual([302, "/en"]);
    expect(response.headers.getSetCookie()).toHaveLength(1);
  });

  it.each(["", "to=de", "to=EN", "to=en%0d%0a", "to=__proto__", "language=en"])(
    "GET /langue refuses the query %j, which names no language of ours, and keeps nothing",
    async (query) => {
      const response = await choose(query);
      expect(response.status).toBe(400);
      expect(response.headers.getSetCookie()).toEqual([]);
      expect(await response.text()).toContain("parameter_not_allowed");
    },
  );
});

describe("the language of a page that the Worker renders", () => {
  it.each([
    ["fr", {}],
    ["fr", french],
    ["en", english],
    ["fr", { "accept-language": "de" }],
    ["en", { "accept-language": "de, en;q=0.5, fr;q=0.2" }],
    ["fr", { "accept-language": "*" }],
    ["fr", { "accept-language": ";;q=,en-" }],
  ])("the page is in %s where the browser sends %j", async (language, headers) => {
    const response = await browserAt().open("/signaler", { headers });
    expect(response.headers.get("content-language")).toBe(language);
    expect(await languageOf(response)).toBe(language);
  });

  it("the chosen language goes before the browser's, stays, and can be taken back", async () => {
    const browser = browserAt();
    await browser.open("/langue?to=en&page=/statut");
    expect(await languageOf(await browser.open("/mentions", { headers: french }))).toBe("en");
    expect(await languageOf(await browser.open("/signaler", { headers: french }))).toBe("en");
    await browser.open("/langue?to=fr&page=/statut");
    expect(await languageOf(await browser.open("/mentions", { headers: english }))).toBe("fr");
  });

  it.each(["de", "", "<script>", "EN", "__proto__"])("a cookie that holds %j chooses nothing", async (value) => {
    const languageWith = async (headers: Record<string, string>) =>
      languageOf(await browserAt().open("/signaler", { headers: { ...headers, cookie: `__Host-language=${value}` } }));
    expect([await languageWith(english), await languageWith(french)]).toEqual(["en", "fr"]);
  });

  it("two cookies of the name choose nothing: one of them was tossed there", async () => {
    const headers = { ...french, cookie: "__Host-language=en; __Host-language=en" };
    expect(await languageOf(await browserAt().open("/signaler", { headers }))).toBe("fr");
  });

  it("caches keep a page for its own language and cookie only", async () => {
    for (const path of ["/signaler", "/mentions", "/token"]) {
      const { headers } = await browserAt().open(path, { headers: english });
      expect([path, headers.get("vary")]).toEqual([path, "Accept-Language, Cookie"]);
    }
  });

  it("a page in English leads to the French one and back by the switch, and to the English form of pages that are files", async () => {
    const html = await (await browserAt().open("/signaler", { headers: english })).text();
    expect(html).toContain('href="/langue?to=fr&amp;page=/signaler"');
    expect(html).toContain('<a class="brand" href="/en"');
  });
});

describe("the API", () => {
  it.each([`${GATEWAY}/api/daily_consumption`, `${GATEWAY}/api/v2/me`])(
    "%s ignores the cookie of the language",
    async (address) => {
      const answer = async (headers: Record<string, string>) => {
        const response = await browserAt().open(address, { headers });
        const { title, detail } = (await response.json()) as { title: string; detail: string };
        return [response.headers.get("content-language"), title, detail];
      };
      expect(await answer({ ...french, cookie: "__Host-language=en" })).toEqual(await answer(french));
      expect(await answer({ ...english, cookie: "__Host-language=fr" })).toEqual(await answer(english));
      expect((await answer(english))[0]).toBe("en");
    },
  );
});
