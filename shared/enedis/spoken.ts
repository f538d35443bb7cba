import type { Spoken } from "../refusals/refusal.ts";
import { parseJson } from "./json.ts";

/** An Enedis error is one or two sentences; nothing longer is repeated to a caller. */
const MOST_BYTES = 2_000;

/**
 * What Enedis answered, in a form that can be passed on: JSON and short texts unchanged, a description of anything else (an
 * HTML page, a long text), `null` for an empty body.
 */
export function spoken(status: number, text: string): Spoken {
  return { status, body: repeatable(text) };
}

function repeatable(text: string): unknown {
  const said = text.trim();
  if (said === "") return null;
  // A long text is not worth parsing, and a short one can still be long once written out (1e20).
  const value = said.length <= MOST_BYTES ? parseJson(said) : undefined;
  if (value !== undefined && typeof value !== "string" && isShort(value)) return value;

  const words = typeof value === "string" ? value : said;
  if (/<[a-z!/]/i.test(words)) return `an HTML page of ${said.length} characters`;
  if (!isShort(words)) return `a text of ${said.length} characters`;
  return words;
}

const isShort = (value: unknown): boolean => new TextEncoder().encode(JSON.stringify(value)).length <= MOST_BYTES;
