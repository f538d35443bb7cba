import { BROWSER } from "#words/browser";
import { TOKEN_FAULTS } from "#words/token-faults";
import { readToken } from "../../../shared/token/token-text.ts";

type Field = HTMLInputElement | HTMLTextAreaElement;

/** The token that was pasted, without what came with it; a text that is no token, without its white space. */
export function pastedToken({ value }: Field): string {
  const read = readToken(value);
  return read.ok ? read.token : value.replaceAll(/\s/g, "");
}

/** Keeps a form from being sent without a token, or with half of one, while `isAsked`. The browser shows the message at the field. */
export function askForToken(field: Field, isAsked = true): void {
  field.required = isAsked;
  field.setCustomValidity((isAsked && faultOf(field)) || "");
}

/** What is wrong with the text of this field, in French; `null`: nothing that one can see. */
export function faultOf({ value }: Field): string | null {
  const read = readToken(value);
  if (read.ok || read.fault === null) return null;
  return read.fault === "nothing" ? BROWSER.tokenMissing : TOKEN_FAULTS[read.fault];
}
