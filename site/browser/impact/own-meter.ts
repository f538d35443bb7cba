import { metersOf } from "../examples/opened.ts";
import { tabToken } from "../tab-token.ts";
import { askForToken, pastedToken } from "../token-field.ts";

/** Fills in the token of this tab, if it has one, with its meter; and keeps an empty token from being sent. */
export function prepareFields(token: HTMLTextAreaElement, meter: HTMLInputElement): void {
  token.value = tabToken() ?? "";
  const check = (): void => {
    const [first] = metersOf(pastedToken(token));
    if (first !== undefined && meter.value === "") meter.value = first;
    askForToken(token);
  };
  token.addEventListener("input", check);
  check();
}
