import { CONTRACT as TEXTS } from "#words/contract";
import type { CostedOption } from "../../../../shared/tariffs/costed-options.ts";
import { element } from "../../element.ts";
import { nameOf } from "./lines.ts";
import { hasAllEnergy, wholeEuros } from "./verdict.ts";

/** One bar for each option, as long as it costs at today's prices; pale where energy is left out of it. */
export function costBars(options: readonly CostedOption[], own: CostedOption | undefined): HTMLElement {
  const most = Math.max(1, ...options.map(({ todays }) => todays.nanoEuros));
  const texts = options.map((one) => `${nameOf(one)} ${labelOf(one, own)}`);
  const rows = options.map((one) => {
    const bar = element("span", {
      class: `bar${one === own ? " own" : ""}${hasAllEnergy(one.todays) ? "" : " pale"}`,
    });
    bar.style.setProperty("--length", `${(100 * one.todays.nanoEuros) / most}%`);
    return element(
      "div",
      {},
      element("span", { class: "name" }, nameOf(one)),
      element("span", { class: "track" }, bar),
      element("span", { class: "cost" }, labelOf(one, own)),
    );
  });
  return element("div", { class: "cost-bars", role: "img", "aria-label": TEXTS.picture(texts.join(", ")) }, ...rows);
}

function labelOf(one: CostedOption, own: CostedOption | undefined): string {
  const notes = [
    ...(one === own ? [TEXTS.own] : []),
    ...(hasAllEnergy(one.todays) ? [] : [TEXTS.partial]),
    ...(one.isOffered || one.isOwnPrices ? [] : [TEXTS.notOffered]),
  ];
  return `${wholeEuros(one.todays.nanoEuros)}${notes.length === 0 ? "" : ` (${notes.join(", ")})`}`;
}
