import { EXAMPLES } from "#words/examples";
import { COLON, LANGUAGE } from "#words/language";
import { inWords } from "../../../shared/refusals/durations.ts";
import { element } from "../element.ts";
import { ourLink } from "../our-link.ts";
import { clear, type Places } from "./answer.ts";
import { jsonBlock } from "./values.ts";

const TEXTS = EXAMPLES.results;

/** Shows a problem document: what happened, why, and what to do. Returns its title, and the place of the wait if there is one. */
export function showProblem(
  { place, raw }: Places,
  problem: Readonly<Record<string, unknown>>,
  retryAfterSeconds: number | null,
): { readonly title: string; readonly wait: HTMLElement | null } {
  clear({ place, raw });
  const text = (name: string) => String(problem[name] ?? "");
  const link = element("a", { href: ourLink(`/documentation#${text("code")}`) }, TEXTS.explained);
  const wait = retryAfterSeconds === null ? null : element("span", { role: "timer" });
  if (wait !== null && retryAfterSeconds !== null) wait.textContent = inWords(retryAfterSeconds * 1000, LANGUAGE);
  const before = text("status") === "429" ? TEXTS.again : TEXTS.after;
  place.append(
    element(
      "div",
      { class: "note bad" },
      element("h3", {}, `${text("title")} (${text("status")})`),
      element("p", {}, text("detail")),
      element("p", {}, element("strong", {}, TEXTS.remedy), ` ${text("remedy")}`),
      ...(wait === null ? [] : [element("p", {}, `${before} `, wait, ".")]),
      element("p", {}, `${TEXTS.code}${COLON}`, element("code", {}, text("code")), ", ", link, "."),
      element("p", { class: "small" }, `${TEXTS.incident}${COLON}`, element("code", {}, text("instance"))),
    ),
  );
  raw.append(...jsonBlock(problem, "raw wrap"));
  return { title: text("title"), wait };
}
