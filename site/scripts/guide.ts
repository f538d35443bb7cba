import { SITE } from "../../shared/texts/site.ts";
import { addCopyButtons } from "../browser/copy.ts";

/** The guide: its examples show the address of this site. */
for (const code of document.querySelectorAll("pre code")) {
  code.textContent = (code.textContent ?? "").replaceAll(SITE, location.origin);
}
document.querySelector("[data-site-hint]")?.remove();

addCopyButtons();
