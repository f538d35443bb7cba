import { describe, expect, it } from "vitest";
import { type Bindings, bindings, browserAt, GATEWAY } from "../consent/consent-journey.ts";

const open = (path: string, settings: Record<string, string> = {}) =>
  browserAt(bindings(settings) as Bindings).open(path);
const SETTINGS = {
  OPERATOR_NAME: "Association des compteurs <libres>",
  CONTACT_URL: "mailto:bonjour@conso.example",
  SOURCE_URL: "https://code.example/conso-api",
};

describe("GET /mentions", () => {
  it("GET /mentions says who runs this gateway, how to write to them and where its code is", async () => {
    const html = await (await open("/mentions", SETTINGS)).text();
    expect(html).toContain("<strong>Association des compteurs &lt;libres&gt;</strong>");
    expect(html).toContain('href="mailto:bonjour@conso.example"');
    expect(html).toContain('href="https://code.example/conso-api"');
    expect(html).not.toMatch(/n’est (pas )?indiquée|n’a pas indiqué/);
  });

  it.each(["OPERATOR_NAME", "CONTACT_URL", "SOURCE_URL"])("GET /mentions says so when %s is missing", async (name) => {
    const html = await (await open("/mentions", { ...SETTINGS, [name]: "" })).text();
    expect(html.match(/n’est (pas )?indiquée|n’a pas indiqué/g)).toHaveLength(1);
  });

  it.each([
    ["CONTACT_URL", "javascript:alert(1)"],
    ["SOURCE_URL", "http://code.example"],
    ["SOURCE_URL", "code"],
  ])("GET /mentions is not served with a %s that is no address to link to: %s", async (name, value) => {
    expect((await open("/mentions", { ...SETTINGS, [name]: value })).status).toBe(500);
  });
});

describe("GET /code-source", () => {
  it("GET /code-source leads to the code, from every page", async () => {
    const response = await open("/code-source", SETTINGS);
    expect([response.status, response.headers.get("location")]).toEqual([302, SETTINGS.SOURCE_URL]);
    expect(await (await open("/token")).text()).toContain('<a href="/code-source">Code source</a>');
  });

  it("GET /code-source leads to the page that says so when the code's address is not known", async () => {
    expect((await open("/code-source")).headers.get("location")).toBe("/mentions#code");
  });
});

describe("the preview of a link", () => {
  it("the preview of a link has a picture with a whole address, a title and a description", async () => {
    const html = await (await open("/mentions")).text();
    const of = (name: string) => new RegExp(`<meta property="og:${name}" content="([^"]*)"`).exec(html)?.[1];
    expect(of("image")).toBe(`${GATEWAY}/apercu.png`);
    expect(of("title")).toBe("Qui gère ce service");
    expect(of("description")).toMatch(/code source\.$/);
  });

  it("the preview of a link is not on the page of one person", async () => {
    expect(await (await open("/token")).text()).not.toContain("og:");
  });
});
