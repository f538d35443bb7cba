import { addCopyButtons } from "../browser/copy.ts";
import { keepInTab } from "../browser/tab-token.ts";

/** The token page: copy buttons, and a link that takes the token along in this tab, never in its address. */
addCopyButtons();

document.getElementById("see")?.addEventListener("click", () => {
  const token = document.getElementById("token")?.textContent?.trim();
  if (token) keepInTab(token);
});
