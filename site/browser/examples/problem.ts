import { EXAMPLES_FR } from "../../../shared/texts/examples.fr.ts";
import { element } from "../element.ts";
import { clear } from "./answer.ts";
import { jsonBlock } from "./values.ts";

const TEXTS = EXAMPLES_FR.results;

/** Shows a problem document: what happened, why, and what to do. Returns its title. */
export function showProblem(
  place: HTMLElement,
  problem: Readonly<Record<string, unknown>>,
  retryAfter: string | null,
): string {
  clear(place);
  const text = (name: string) => String(problem[name] ?? "");
  const link = element("a", { href: `/documentation#${text("code")}` }, TEXTS.explained);
  const wait = retryAfter === null ? [] : [element("p", {}, `${TEXTS.after} ${retryAfter} ${TEXTS.seconds}.`)];
  place.append(
    element(
      "div",
      { class: "beside" },
      element(
        "div",
        { class: "note bad" },
        element("h3", {}, `${text("title")} (${text("status")})`),
        element("p", {}, text("detail")),
        element("p", {}, element("strong", {}, TEXTS.remedy), ` ${text("remedy")}`),
        ...wait,
        element("p", {}, `${TEXTS.code}\u00a0: `, element("code", {}, text("code")), ", ", link, "."),
        element("p", { class: "small" }, `${TEXTS.incident}\u00a0: `, element("code", {}, text("instance"))),
      ),
      element("div", {}, ...jsonBlock(problem, "raw wrap")),
    ),
  );
  return text("title");
}
