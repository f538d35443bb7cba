import { tabToken } from "../browser/token/tab-token.ts";

/** A token that this tab works with can give the device one of its own: it is offered, and sent only when the person presses the button. */
const token = await tabToken();
const section = document.querySelector<HTMLElement>("#kept");
const field = section?.querySelector<HTMLInputElement>("input[name=token]");
if (token !== null && section && field) {
  section.querySelector("form")?.addEventListener("submit", () => {
    field.value = token;
  });
  // A page that is shown again by Back must not hold it in its form.
  addEventListener("pageshow", () => {
    field.value = "";
  });
  section.hidden = false;
}
