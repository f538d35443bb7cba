import type { Child } from "hono/jsx";
import { PAGES_FR } from "../texts/pages.fr.ts";

/** Where the one stylesheet of the pages is served. */
export const STYLESHEET = "/style.css";

/**
 * A page may show a token or stand in for one: it is kept nowhere, framed by nobody, runs no script, tells no other site
 * where the person was, and is told to no search engine.
 */
export const PAGE_HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-language": "fr",
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "x-robots-tag": "noindex",
} as const;

/** A whole page of the site. The title names the page only: it ends up in the history of the browser. */
export function page(status: number, title: string, content: Child, headers: Record<string, string> = {}): Response {
  const document = (
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} – ${PAGES_FR.brand}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={STYLESHEET} />
      </head>
      <body>
        <header>{PAGES_FR.brand}</header>
        <main>
          <h1>{title}</h1>
          {content}
        </main>
        <footer>{PAGES_FR.footer}</footer>
      </body>
    </html>
  );
  return new Response(`<!doctype html>${document}`, { status, headers: { ...PAGE_HEADERS, ...headers } });
}
