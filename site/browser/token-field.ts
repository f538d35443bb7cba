import { BROWSER_FR } from "../../shared/texts/browser.fr.ts";

/** The token that was pasted, without the spaces and line breaks that come with it. */
export const pastedToken = (field: HTMLInputElement | HTMLTextAreaElement): string => field.value.replaceAll(/\s/g, "");

/** Keeps a form from being sent without a token, spaces included, while `isAsked`. The browser shows the message at the field. */
export function askForToken(field: HTMLInputElement | HTMLTextAreaElement, isAsked = true): void {
  field.required = isAsked;
  field.setCustomValidity(isAsked && pastedToken(field) === "" ? BROWSER_FR.tokenMissing : "");
}
