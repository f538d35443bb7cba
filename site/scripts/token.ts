import { addCopyButtons } from "../browser/copy.ts";
import { whenErased } from "../browser/token/erasing.ts";
import { readyToKeep } from "../browser/token/tab-token.ts";

/** The token page: copy buttons, and links that take the token along in this tab, never in their address. */
addCopyButtons();

const token = document.getElementById("token")?.textContent?.trim();
if (token) {
  const keep = await readyToKeep(token);
  // The pages of the navigation show a person's own meter too.
  for (const link of document.querySelectorAll("[data-with-token], nav a")) link.addEventListener("click", keep);
  // The server says whether there is still one to show. Loading this very page again might make one more.
  whenErased(() => location.replace("/token"));
}
