import { Hono } from "hono/tiny";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { getOnly } from "../../shared/http/methods.ts";
import { originOf } from "../../shared/http/origin.ts";
import { formOf, TRANSLATED } from "../../shared/pages/addresses.ts";
import { SECURITY_HEADERS } from "../../shared/pages/security.ts";

/** The pages that search engines may list. */
export const PAGES = [
  "/",
  "/consommation",
  "/consommation/exemple",
  "/brancher",
  "/exemples",
  "/impact",
  "/documentation",
  "/documentation/releves",
  "/documentation/formats",
  "/documentation/home-assistant",
  "/documentation/programmes",
  "/documentation/jetons",
  "/documentation/erreurs",
  ...["demande", "jeton", "releves", "enedis", "passerelle", "consentement", "impact"].map(
    (family) => `/documentation/erreurs/${family}`,
  ),
  "/documentation/api",
  "/statut",
  "/confidentialite",
  "/signaler",
  "/mentions",
  "/consentement/aide",
];

/** RFC 9116 §2.5.5 recommends less than a year. */
const CONTACT_LIFE_MS = 180 * 86_400_000;

const TEXT = {
  ...SECURITY_HEADERS,
  "content-type": "text/plain; charset=utf-8",
  "cache-control": "public, max-age=3600",
};

/** `robots.txt`, `sitemap.xml` and `security.txt`. The Worker makes them because each names the site's own address. */
export const findable = new Hono<AppEnv>();

findable.all("/robots.txt", getOnly, (c) => {
  const lines = ["User-agent: *", "Disallow: /api/", "Disallow: /token", `Sitemap: ${originOf(c)}/sitemap.xml`, ""];
  return c.body(lines.join("\n"), 200, TEXT);
});

findable.all("/sitemap.xml", getOnly, (c) => {
  const urls = PAGES.flatMap((path) => urlsOf(originOf(c), path)).join("");
  const spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"';
  const xml = `<?xml version="1.0" encoding="UTF-8"?><urlset ${spaces}>${urls}</urlset>`;
  return c.body(xml, 200, { ...TEXT, "content-type": "application/xml" });
});

/** A page in each of its languages, and under each all of them, as search engines ask. */
function urlsOf(origin: string, path: string): string[] {
  const [french, english] = [`${origin}${path}`, `${origin}${formOf(path, "en")}`];
  if (!TRANSLATED.includes(path)) return [`<url><loc>${french}</loc></url>`];
  const forms = Object.entries({ fr: french, en: english, "x-default": french })
    .map(([language, href]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${href}"/>`)
    .join("");
  return [french, english].map((loc) => `<url><loc>${loc}</loc>${forms}</url>`);
}

findable.all("/.well-known/security.txt", getOnly, (c) => {
  const lines = [
    `Contact: ${originOf(c)}/signaler`,
    `Expires: ${new Date(Date.now() + CONTACT_LIFE_MS).toISOString()}`,
    "Preferred-Languages: fr, en",
    `Canonical: ${originOf(c)}/.well-known/security.txt`,
    "",
  ];
  return c.body(lines.join("\n"), 200, TEXT);
});
