import type { UpstreamError } from "../refusals/refusal.ts";
import { parseJson } from "./json.ts";

/** An Enedis error is one or two sentences; nothing longer is repeated to a caller. */
const MOST_BYTES = 2_000;

/**
 * What Enedis answered, in a form that can be passed on: JSON and short texts unchanged, a description of anything else (an
 * HTML page, a long text), `null` for an empty body.
 */
export function upstreamError(status: number, text: string): UpstreamError {
  return { status, body: repeatable(text) };
}

function repeatable(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  // A long text is not worth parsing, and a short one can still be long once written out (1e20).
  const value = trimmed.length <= MOST_BYTES ? parseJson(trimmed) : undefined;
  if (value !== undefined && typeof value !== "string" && isShort(value)) return value;

  const words = typeof value === "string" ? value : trimmed;
  if (/<[a-z!/]/i.test(words)) return `an HTML page of ${trimmed.length} characters`;
  if (!isShort(words)) return `a text of ${trimmed.length} characters`;
  return words;
}

const isShort = (value: unknown): boolean => new TextEncoder().encode(JSON.stringify(value)).length <= MOST_BYTES;
