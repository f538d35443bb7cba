import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { pageLanguage } from "../http/language.ts";
import type { Language } from "../language.ts";
import { type Document, htmlDocument } from "./document.tsx";
import { SECURITY_HEADERS } from "./security.ts";

/**
 * The headers of a page for one person, which may show a token: not cached, not indexed, and under the security policy of
 * every page.
 */
export const PAGE_HEADERS = {
  ...SECURITY_HEADERS,
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "x-robots-tag": "noindex",
} as const;

/** A page for one person: a sheet with a title. */
export function page(
  c: Context,
  status: number,
  title: string,
  content: Child,
  headers: Record<string, string> = {},
  scripts: readonly string[] = [],
): Response {
  const sheet = (
    <div class="sheet">
      <h1>{title}</h1>
      {content}
    </div>
  );
  return answer(
    pageLanguage(c),
    status,
    { title, scripts, content: sheet, path: c.req.path },
    { ...PAGE_HEADERS, ...headers },
  );
}

/** A page that is the same for everyone at this moment, and that search engines may list. */
export const publicPage = (c: Context, document: Document, maxAgeSeconds: number): Response =>
  answer(pageLanguage(c), 200, document, {
    ...SECURITY_HEADERS,
    "content-type": "text/html; charset=utf-8",
    "cache-control": `public, max-age=${maxAgeSeconds}`,
  });

const answer = (language: Language, status: number, document: Document, headers: Record<string, string>): Response =>
  new Response(htmlDocument(document, language), {
    status,
    headers: { ...headers, "content-language": language, vary: "Accept-Language, Cookie" },
  });
