import { MOST_NAME_CHARACTERS } from "../refusals/token.ts";

/** One line of visible text: neither control nor unassigned characters, nor those that turn the direction of writing. */
const PLAIN = /^\P{C}+$/u;

/** The same as JSON Schema has it (ECMA-262, Unicode): with at least one character that is no space. */
export const NAME_PATTERN = "^\\P{C}*[^\\s\\p{C}]\\P{C}*$";

/** The label a person gives to a token, or `null` when it cannot be one. Theirs alone: never logged. */
export function tokenName(text: string): string | null {
  const name = text.trim();
  return PLAIN.test(name) && [...name].length <= MOST_NAME_CHARACTERS ? name : null;
}
