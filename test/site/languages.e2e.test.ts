import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pages } from "../../local/site-build.ts";
import { formOf, TRANSLATED } from "../../shared/pages/addresses.ts";
import { METER } from "../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";

let running: Running;
let token: string;

beforeAll(async () => {
  [running, token] = await Promise.all([startBoth(), tokenFor(METER)]);
});
afterAll(() => running.stop());

const ORIGIN = "https://conso.example";

/** Words that no page of the other language has outside its code and its quotations. */
const WORDS = {
  fr: /(?<![\p{L}’-])(les?|des|une|est|vous|votre|pour|dans|avec|pas|qui|cette|sont|chaque|jeton|compteur|relevés|aussi|jours?|heures?)(?![\p{L}’-])/giu,
  en: /(?<![\p{L}’-])(the|of|and|are|you|your|with|this|that|from|which|meter|readings?|not|days?|hours?|yesterday)(?![\p{L}’-])/giu,
};

/** Names of other languages, and what Enedis shows in French, stand in quotation marks or brackets; code is nobody's language. */
const prose = (html: string): string =>
  html
    .replaceAll(/<(pre|code|script|style|select)\b.*?<\/\1>/gs, " ")
    .replaceAll(/<[^>]*lang="(?:fr|en)"[^>]*>[^<]*<\/(?:a|span)>/g, " ")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/“[^”]*”|«[^»]*»|\(heures creuses\)|Heures creuses/g, " ");

/** What is read out or shown without being text. */
const attributes = (html: string): string =>
  [...html.matchAll(/ (?:aria-label|title|alt|placeholder|data-copy|data-site-hint|content)="([^"]*)"/g)]
    .map(([, text]) => text)
    .join(" ");

const foreignWords = (html: string, language: "fr" | "en"): string[] => {
  const text = `${prose(html)} ${attributes(html).replaceAll(/“[^”]*”|«[^»]*»/g, " ")}`;
  return [...text.matchAll(WORDS[language === "fr" ? "en" : "fr"])].map(([word]) => word);
};

const read = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(new URL(path, running.gateway), {
    headers: { accept: "text/html", ...headers },
    redirect: "manual",
  });
  return { status: response.status, html: await response.text(), headers: response.headers };
};

const FORMS = TRANSLATED.flatMap((path) => (["fr", "en"] as const).map((language) => ({ path, language })));

describe("a page that is a file", () => {
  it.each(FORMS)("the page $path has no word of another language in $language", async ({ path, language }) => {
    const { status, html } = await read(formOf(path, language));
    expect([status, /<html lang="(\w+)">/.exec(html)?.[1]]).toEqual([200, language]);
    expect(prose(html).match(WORDS[language])?.length).toBeGreaterThan(10);
    expect(foreignWords(html, language)).toEqual([]);
  });

  it.each(TRANSLATED)(
    "the page %s leads in English to no French form of a page that has an English one",
    async (path) => {
      const { html } = await read(formOf(path, "en"));
      const links = [...html.matchAll(/ href="(\/[^"#?]*)/g)].map(([, href = ""]) => href);
      expect(links.filter((href) => TRANSLATED.includes(href))).toEqual([]);
      // Pictures are the same in both.
      expect(
        [...html.matchAll(/ src="(?!\/images\/)([^"]*)"/g)].filter(([, src]) => !src?.startsWith("/scripts/en/")),
      ).toEqual([]);
    },
  );

  it.each(FORMS)(
    "the switch of $path in $language leads to the other form and sets the cookie",
    async ({ path, language }) => {
      const { html } = await read(formOf(path, language));
      const to = language === "fr" ? "en" : "fr";
      const href = new RegExp(`href="([^"]*)" data-language="${to}"`).exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
      const { status, headers } = await read(href);
      expect([status, headers.get("location")]).toEqual([302, formOf(path, to)]);
      expect(headers.getSetCookie().join()).toContain(`__Host-language=${to};`);
    },
  );

  it("an English page names itself as canonical and the pair of forms that it belongs to, with whole addresses", async () => {
    const made = await pages("en", {}, ORIGIN);
    const linksOf = (html: string) =>
      [...html.matchAll(/<link rel="(canonical|alternate)"(?: hreflang="([\w-]+)")? href="([^"]*)"/g)].map(
        ([, rel, language = "", href]) => [rel, language, href],
      );
    for (const path of TRANSLATED) {
      const html = made[`${formOf(path, "en").slice(1)}.html`] ?? "";
      expect(linksOf(html)).toEqual([
        ["canonical", "", ORIGIN + formOf(path, "en")],
        ["alternate", "fr", ORIGIN + path],
        ["alternate", "en", ORIGIN + formOf(path, "en")],
        ["alternate", "x-default", ORIGIN + path],
      ]);
    }
  });

  it("the map for search engines has both forms of each page, each with the other", async () => {
    const { html: xml } = await read("/sitemap.xml");
    const here = running.gateway.origin;
    for (const path of ["/", "/consommation", "/documentation/jetons"]) {
      const forms = `hreflang="fr" href="${here}${path}"/><xhtml:link rel="alternate" hreflang="en" href="${here}${formOf(path, "en")}"/>`;
      for (const language of ["fr", "en"] as const) {
        expect(xml).toContain(`<loc>${here}${formOf(path, language)}</loc><xhtml:link rel="alternate" ${forms}`);
      }
    }
  });
});

const RENDERED = [
  { path: "/statut", status: 200 },
  { path: "/signaler", status: 200 },
  { path: "/mentions", status: 200 },
  { path: "/token", status: 200 },
  { path: "/appareil", status: 200 },
  { path: "/consentement", status: 400 },
  { path: "/api/callback?error=access_denied", status: 403 },
  { path: "/langue", status: 400 },
  { path: "/nulle-part", status: 404 },
];

describe("a page that the Worker renders", () => {
  it.each(RENDERED.flatMap((page) => (["fr", "en"] as const).map((language) => ({ ...page, language }))))(
    "the page $path has no word of another language in $language",
    async ({ path, language }) => {
      const cookie = `${path === "/token" ? `__Host-token=${token}; ` : ""}__Host-language=${language}`;
      const { html, headers } = await read(path, { cookie });
      expect([headers.get("content-language"), /<html lang="(\w+)">/.exec(html)?.[1]]).toEqual([language, language]);
      expect(headers.get("vary")).toContain("Accept-Language, Cookie");
      expect(foreignWords(html, language)).toEqual([]);
    },
  );
});
