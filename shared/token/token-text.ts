import type { TokenFault } from "../refusals/token.ts";

/**
 * A token of ours as an encoder writes it: three base64url parts, the first of which begins like any JSON object, the last a
 * signature of 256 bits. The last character of that has two spare bits, which decoders ignore: without this check, four texts would
 * be the same token. Written so that it is good for JSON Schema too.
 */
export const TOKEN_PATTERN = "^eyJ[A-Za-z0-9_-]*[.][A-Za-z0-9_-]+[.][A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$";
const TOKEN = new RegExp(TOKEN_PATTERN);
const SIGNATURE_LENGTH = 43;

/** Several times what ten meters and a name need. */
export const LONGEST_TOKEN = 8_192;
/** What is longer is no token with something around it, and is not read. */
const LONGEST_TEXT = LONGEST_TOKEN + 1_024;

export const isTokenText = (text: string): boolean => text.length <= LONGEST_TOKEN && TOKEN.test(text);

/** A token, or why the text is none. `null`: it is just not a token of ours. */
export type ReadToken =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly fault: TokenFault | null };

/**
 * Reads the token in a text as people paste it: with its header's name or scheme, once or twice or not at all, in quotes or brackets,
 * with a comma behind it, broken into lines. Nothing is guessed: the characters of the token are all there, in this order, with
 * nothing else between them. Anything else is told apart by what is wrong with the text.
 */
export function readToken(text: string): ReadToken {
  const plain = text.startsWith("Bearer ") ? text.slice("Bearer ".length) : text;
  if (isTokenText(plain)) return { ok: true, token: plain };
  if (text.length > LONGEST_TEXT) return { ok: false, fault: null };
  if (OTHER_SCHEME.test(text)) return { ok: false, fault: "other_scheme" };
  const bare = withoutWrapping(text.replaceAll(BREAKS, ""));
  return isTokenText(bare) ? { ok: true, token: bare } : { ok: false, fault: faultOf(bare) };
}

const OTHER_SCHEME = /^\W*(?:authorization\W+)?(?:basic|digest|negotiate|apikey)\b/i;

/** White space, what looks like none, and line breaks as a program writes them in quotes. */
const BREAKS = /\\[nrt]|[\s\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** What stands before a token; a token begins with none of these words. */
const BEFORE = /^(?:[^\w]|authorization|bearer|token|jeton)+/i;
const AFTER = new Set("\"'`<>()[]{},;.:«»“”„‘’");

function withoutWrapping(text: string): string {
  const begun = text.replace(BEFORE, "");
  let end = begun.length;
  while (end > 0 && AFTER.has(begun.charAt(end - 1))) end--;
  return begun.slice(0, end);
}

function faultOf(text: string): TokenFault | null {
  if (text === "") return "nothing";
  if (/\.\.|…|\*\*/.test(text)) return "shortened";
  const parts = text.split(".");
  if (parts.length > 3) return "several";
  if (/[^\w.-]/.test(text)) return "characters";
  const begins = text.startsWith("eyJ");
  if (parts.length < 3) return begins ? "end_missing" : parts.length === 2 ? "start_missing" : "not_a_token";
  const [head = "", , signature = ""] = parts;
  if (!begins) return head.includes("eyJ") ? "added" : signature.length === SIGNATURE_LENGTH ? "start_missing" : null;
  if (signature.length === SIGNATURE_LENGTH) return null;
  return signature.length < SIGNATURE_LENGTH ? "end_missing" : "added";
}
