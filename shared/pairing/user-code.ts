/** The alphabet of RFC 8628 §6.1: no vowel, so that no word appears, and no letter that is read as a digit. */
const LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
const LENGTH = 8;

/** Bytes from here on would make the first letters likelier than the others. */
const EVEN = 256 - (256 % LETTERS.length);

/** Random bytes that make a code, but for one time in ten million million: each is used with 15 chances in 16. */
export const CODE_BYTES = 32;

declare const checked: unique symbol;

/** The code that a person types: eight letters, 34 bits. */
export type UserCode = string & { readonly [checked]: "UserCode" };

/** A code made of these random bytes; `null` when too few of them can be used. */
export function makeUserCode(random: Uint8Array): UserCode | null {
  const letters = [...random].filter((byte) => byte < EVEN).map((byte) => LETTERS[byte % LETTERS.length]);
  return letters.length < LENGTH ? null : (letters.slice(0, LENGTH).join("") as UserCode);
}

/** The code as devices show it, in two groups. */
export const shownCode = (code: UserCode): string => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;

/** The code in a text as people type it: in any case, with spaces and dashes. `null` for anything but eight letters of the alphabet. */
export function userCode(text: string): UserCode | null {
  if (text.length > LONGEST_TYPED) return null;
  const letters = text.replaceAll(/[\s\u00a0\u202f\p{Pd}_.]/gu, "");
  return WRITTEN.test(letters) ? (letters.toUpperCase() as UserCode) : null;
}

const LONGEST_TYPED = 40;
const WRITTEN = new RegExp(`^[${LETTERS}]{${LENGTH}}$`, "i");
