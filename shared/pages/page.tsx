import type { Child } from "hono/jsx";
import { type Document, htmlDocument } from "./document.tsx";
import { SECURITY_HEADERS } from "./security.ts";

/**
 * The headers of a page for one person, which may show a token: not cached, not indexed, and under the security policy of
 * every page.
 */
export const PAGE_HEADERS = {
  ...SECURITY_HEADERS,
  "content-type": "text/html; charset=utf-8",
  "content-language": "fr",
  "cache-control": "no-store",
  "x-robots-tag": "noindex",
} as const;

/** A page for one person: a sheet with a title. */
export function page(
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
  return answer(status, { title, scripts, content: sheet }, { ...PAGE_HEADERS, ...headers });
}

/** A page that is the same for everyone at this moment, and that search engines may list. */
export const publicPage = (document: Document, maxAgeSeconds: number): Response =>
  answer(200, document, {
    ...SECURITY_HEADERS,
    "content-type": "text/html; charset=utf-8",
    "content-language": "fr",
    "cache-control": `public, max-age=${maxAgeSeconds}`,
  });

const answer = (status: number, document: Document, headers: Record<string, string>): Response =>
  new Response(htmlDocument(document), { status, headers });
