import { metersOf } from "../examples/opened.ts";
import { warnOfEnd } from "../token/end-notice.ts";
import { tabToken } from "../token/tab-token.ts";
import { askForToken, pastedToken } from "../token/token-field.ts";

/** Fills in the token of this tab, if it has one, with its meter; and keeps an empty token from being sent. */
export async function prepareFields(token: HTMLTextAreaElement, meter: HTMLInputElement): Promise<void> {
  token.value = (await tabToken()) ?? "";
  warnOfEnd(token.value);
  const check = (): void => {
    const [first] = metersOf(pastedToken(token));
    if (first !== undefined && meter.value === "") meter.value = first;
    askForToken(token);
  };
  token.addEventListener("input", check);
  check();
}
