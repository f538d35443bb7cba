import { GUIDE_FR } from "../../shared/texts/guide.fr.ts";
import { addCopyButtons } from "../browser/copy.ts";
import { metersOf } from "../browser/examples/opened.ts";
import { filledIn, type Mine } from "../browser/guide/fill-in.ts";
import { movedTo } from "../browser/guide/moved.ts";
import { tabToken } from "../browser/tab-token.ts";

/** The guide: its examples carry the address of this site, and the meter and token that this tab knows. */
const token = tabToken();
const meter = token === null ? null : (metersOf(token)[0] ?? null);
for (const code of document.querySelectorAll("pre code")) fillIn(code, { site: location.origin, token, meter });

const hint = document.querySelector("[data-site-hint]");
if (hint !== null) {
  hint.textContent = meter === null ? GUIDE_FR.placeholders : GUIDE_FR.yours(`••••••••••${meter.slice(-4)}`);
}

addCopyButtons();

/** Fills in the texts under a node one by one, so that coloured code stays coloured. */
function fillIn(root: Node, mine: Mine): void {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    text.nodeValue = filledIn(text.nodeValue ?? "", mine);
  }
}

/** An anchor may be a tab, or have moved to another page. */
function follow(): void {
  const anchor = decodeURIComponent(location.hash.slice(1));
  const target = document.getElementById(anchor);
  const elsewhere = target?.dataset.explained ?? (location.pathname === "/documentation" ? movedTo(anchor) : null);
  if (elsewhere !== null) location.replace(elsewhere);
  else if (target instanceof HTMLInputElement) target.checked = true;
}

addEventListener("hashchange", follow);
follow();
