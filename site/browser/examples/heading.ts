import { EXAMPLES } from "#words/examples";
import { element } from "../element.ts";
import { periodInWords } from "./period-words.ts";
import type { Question } from "./question.ts";

/** The measure and the period of an answer. */
export const headingOf = (question: Question): readonly (Node | string)[] => [
  `${EXAMPLES.form.kinds[question.kind]}, `,
  ...periodInWords(question).map((part) =>
    typeof part === "string" ? part : element("time", { datetime: part[0] }, part[1]),
  ),
];
