import { LANGUAGE } from "#words/language";
/**
 * How a page asks our API with a token: in French, whatever the browser prefers, and past the browser's cache, which would keep readings on
 * the disk (docs/decisions/0084-what-a-page-reads-is-written-nowhere.md).
 */
export const withToken = (token: string, headers: Readonly<Record<string, string>> = {}) =>
  ({
    cache: "no-store",
    headers: { authorization: `Bearer ${token}`, "accept-language": LANGUAGE, ...headers },
  }) as const;
