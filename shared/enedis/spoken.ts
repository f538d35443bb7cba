import type { Spoken } from "../refusals/refusal.ts";

/** An error of Enedis is one or two sentences; nothing longer is repeated to a caller. */
const MOST_BYTES = 2_000;

/**
 * What Enedis said, in a form that can be given back: JSON as it came, a short text as it came, and of anything else (a
 * page of HTML, a long text) only what it was. An empty body says nothing: `null`.
 */
export function spoken(status: number, text: string): Spoken {
  return { status, body: repeatable(text) };
}

function repeatable(text: string): unknown {
  const said = text.trim();
  if (said === "") return null;
  // What is long as text is not worth parsing, and what is short can still be long once written out (1e20).
  const value = said.length <= MOST_BYTES ? parsed(said) : undefined;
  if (value !== undefined && typeof value !== "string" && isShort(value)) return value;

  const words = typeof value === "string" ? value : said;
  if (/<[a-z!/]/i.test(words)) return `an HTML page of ${said.length} characters`;
  if (!isShort(words)) return `a text of ${said.length} characters`;
  return words;
}

/** The JSON value of a text; `undefined` when it is not JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isShort = (value: unknown): boolean => new TextEncoder().encode(JSON.stringify(value)).length <= MOST_BYTES;
