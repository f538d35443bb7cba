/** Enough for "Home Assistant, maison de campagne"; it travels in every request. */
export const LONGEST_NAME = 40;

/** One line of visible text: neither control nor unassigned characters, nor those that turn the direction of writing. */
const PLAIN = /^\P{C}+$/u;

/** The label a person gives to a token, or `null` when it cannot be one. Theirs alone: never logged. */
export function tokenName(text: string): string | null {
  const name = text.trim();
  return PLAIN.test(name) && [...name].length <= LONGEST_NAME ? name : null;
}
