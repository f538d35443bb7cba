import * as z from "zod/mini";
import { parsedText } from "../parsed-text.ts";
import { accepted, type Outcome, type RequestRefusal, refused, type TokenRefusal } from "../refusals/refusal.ts";
import { MOST_NAME_CHARACTERS } from "../refusals/token.ts";
import { NAME_PATTERN, tokenName } from "./name.ts";
import { SCOPE_PATTERN, SCOPE_WORDS, scopeFrom } from "./scope.ts";
import { LONGEST_TOKEN, TOKEN_PATTERN } from "./token-text.ts";

const name = z.optional(
  parsedText(tokenName, {
    description: "Your own label for the token. It is kept in the token and nowhere else.",
    minLength: 1,
    maxLength: MOST_NAME_CHARACTERS,
    pattern: NAME_PATTERN,
    examples: ["Home Assistant"],
  }),
);
const scope = z.optional(
  parsedText((text) => (scopeFrom(text) === null ? null : text), {
    description: `What the token opens, in words separated by spaces: ${SCOPE_WORDS.join(", ")}. A direction, or a detail, stays as it was where none is named.`,
    pattern: SCOPE_PATTERN,
    examples: ["consumption daily"],
  }),
);

// Strict: a member that is misspelt and ignored would give a wider token than was meant.
export const RENEW_BODY = z.strictObject({ name, scope });
export const MERGE_BODY = z.strictObject({
  token: z.string().check(
    z.meta({
      description: "The token to add to the one in `Authorization`.",
      pattern: TOKEN_PATTERN,
      maxLength: LONGEST_TOKEN,
    }),
  ),
  name,
});

/** Reads a JSON body, as this schema says; none at all is an empty object. */
export function readBody<T>(
  schema: z.ZodMiniType<T> & { readonly shape: object },
  text: string,
): Outcome<T, RequestRefusal | TokenRefusal> {
  const read = z.safeParse(schema, text.trim() === "" ? {} : json(text));
  if (read.success) return accepted(read.data);
  const [issue] = read.error.issues;
  const wrong = issue?.path[0];
  if (issue?.code === "custom" && wrong === "name")
    return refused({ code: "name_malformed", maxCharacters: MOST_NAME_CHARACTERS });
  if (issue?.code === "custom" && wrong === "scope")
    return refused({ code: "parameter_not_allowed", parameter: "scope", allowed: SCOPE_WORDS });
  return refused({ code: "body_malformed", allowed: Object.keys(schema.shape) });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
