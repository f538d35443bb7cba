import { GUIDE } from "#words/guide";
import { slotOf } from "../../shared/quota/slot.ts";
import { addCopyButtons } from "../browser/copy.ts";
import { metersOf } from "../browser/examples/opened.ts";
import { filledIn, type Mine, masked } from "../browser/guide/fill-in.ts";
import { movedTo } from "../browser/guide/moved.ts";
import { ourLink } from "../browser/our-link.ts";
import { warnOfEnd } from "../browser/token/end-notice.ts";
import { startAgain, whenErased } from "../browser/token/erasing.ts";
import { tabToken } from "../browser/token/tab-token.ts";

/**
 * The guide: its examples carry the address of this site, and the meter and token that this tab knows. Both are masked on the screen, where
 * others look too; a copy has them whole.
 */
const token = await tabToken();
const meter = token === null ? null : (metersOf(token)[0] ?? null);
const mine: Mine = { site: location.origin, token, meter, slot: meter === null ? null : slotOf(meter) };
const examples = [...document.querySelectorAll("pre code, .settings code")].map(
  (code) => [code, code.textContent] as const,
);
const written = new Map<Element, string>(examples);
const seen = masked(mine);
for (const code of written.keys()) fillIn(code, seen);

const hint = document.querySelector<HTMLElement>("[data-site-hint]");
if (hint !== null) {
  hint.textContent = seen.meter === null ? (hint.dataset.siteHint ?? "") : GUIDE.yours(seen.meter);
}
const withoutToken = document.getElementById("without-token");
if (withoutToken !== null) withoutToken.hidden = token !== null;

addCopyButtons(document, (code) => filledIn(written.get(code) ?? "", mine));
whenErased(startAgain);
if (token !== null) warnOfEnd(token);

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
  const elsewhere =
    (target?.dataset.explained && ourLink(target.dataset.explained)) ??
    (target === null || location.pathname === ourLink("/documentation") ? movedTo(anchor) : null);
  if (elsewhere !== null) location.replace(elsewhere);
  else if (target instanceof HTMLInputElement) target.checked = true;
}

addEventListener("hashchange", follow);
follow();
