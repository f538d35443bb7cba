import { rememberedTokens } from "../browser/token/remembered.ts";
import { tabToken } from "../browser/token/tab-token.ts";
import { areOfSameMeters, payloadOf } from "../browser/token/token-payload.ts";

/**
 * The page of a device: a token that this tab works with, or that the browser remembers, can give the device one of its own. It is offered by
 * its meter, and sent only when the person presses the button.
 */
const section = document.querySelector<HTMLElement>("#kept");
const choice = section?.querySelector("select");
const field = section?.querySelector<HTMLInputElement>("input[name=token]");

const ofTab = await tabToken();
const remembered = (await rememberedTokens()).map(({ token }) => token);
const others = remembered.filter((token) => ofTab === null || !areOfSameMeters(token, ofTab));
const tokens = ofTab === null ? others : [ofTab, ...others];

const metersOf = (token: string): string =>
  [payloadOf(token)?.sub ?? []]
    .flat()
    .map((meter) => `•••• ${meter.slice(-4)}`)
    .join(", ");

if (tokens.length > 0 && section && choice && field) {
  choice.append(...tokens.map((token, at) => new Option(metersOf(token), `${at}`)));
  section.querySelector("form")?.addEventListener("submit", () => {
    field.value = tokens[Number(choice.value)] ?? "";
  });
  // A page that is shown again by Back holds no token in its form.
  addEventListener("pageshow", () => {
    field.value = "";
  });
  section.hidden = false;
}
