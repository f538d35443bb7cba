import { SITE } from "../../shared/texts/site.ts";
import { addCopyButtons } from "../browser/copy.ts";

/** The guide: what is copied names this very site. */
for (const code of document.querySelectorAll("pre code")) {
  code.textContent = (code.textContent ?? "").replaceAll(SITE, location.origin);
}
document.querySelector("[data-site-hint]")?.remove();

addCopyButtons();
