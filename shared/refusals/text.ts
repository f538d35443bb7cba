import type { Coded, Of } from "./rule.ts";

/** What a person reads about one refusal: what it is, what happened this time, what to do next. */
interface Text<R> {
  readonly title: string;
  readonly detail: (refusal: R) => string;
  readonly remedy: string | ((refusal: R) => string);
}

/** The sentences of a family in one language: a code without them does not compile. */
export type Texts<R extends Coded> = { readonly [C in R["code"]]: Text<Of<R, C>> };

/** One refusal in words. */
export interface Wording {
  readonly title: string;
  readonly detail: string;
  readonly remedy: string;
}

/** Words one refusal. */
export function wordRefusal<R extends Coded>(texts: Texts<R>, refusal: R): Wording {
  const { title, detail, remedy } = texts[refusal.code as R["code"]] as Text<R>;
  return { title, detail: detail(refusal), remedy: typeof remedy === "string" ? remedy : remedy(refusal) };
}
