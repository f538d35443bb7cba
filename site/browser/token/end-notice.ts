import { TOKEN_END as TEXTS } from "#words/token-end";
import { parisDay } from "../../../shared/paris-time.ts";
import { date } from "../chart/calendar-names.ts";
import { element } from "../element.ts";
import { ourLink } from "../our-link.ts";
import { nearEnd } from "./near-end.ts";

/** What a page says of a token whose end is near, and the way to another one; `null` for a token that lasts. */
export function endNotice(token: string, renew?: () => void): HTMLElement | null {
  const end = nearEnd(token, Date.now());
  if (end === null) return null;
  // It ends at midnight: its last day is the day before.
  const says = TEXTS.says(date(parisDay(end.endsAtMs - 1)), end.days);
  return element(
    "div",
    { class: "note warn", id: "token-end" },
    element("p", {}, says),
    wayOn(end.canBeRenewed, renew),
  );
}

/** Puts that above everything else of the page. */
export function warnOfEnd(token: string): void {
  document.getElementById("token-end")?.remove();
  const notice = endNotice(token);
  if (notice !== null) document.querySelector("main")?.prepend(notice);
}

function wayOn(canBeRenewed: boolean, renew: (() => void) | undefined): HTMLElement {
  if (!canBeRenewed) {
    const link = (href: string, text: string) => element("a", { href: ourLink(href) }, text);
    const [first, share, then, again, last] = TEXTS.consent;
    return element("p", {}, first, link(TEXTS.enedis, share), then, link("/api/auth", again), last);
  }
  return renew === undefined
    ? element("p", {}, element("a", { href: ourLink("/consommation") }, TEXTS.renewThere))
    : element("p", {}, element("button", { type: "button", class: "quiet small-button", onclick: renew }, TEXTS.renew));
}
