import type { ConsentRefusal, Refusal, RefusalCode } from "./refusal.ts";

type Of<C extends RefusalCode> = Extract<Refusal, { readonly code: C }>;

/** What a person reads about one refusal: what it is, what happened this time, what to do next. */
interface Text<C extends RefusalCode> {
  readonly title: string;
  readonly detail: (refusal: Of<C>) => string;
  readonly remedy: string | ((refusal: Of<C>) => string);
}

/** One language, complete: a refusal without its sentences does not compile. */
export type Texts = { readonly [C in RefusalCode]: Text<C> };

/** What programs are told, in another language: the pages, and so the refusals that only they show, speak French. */
export type ProgramTexts = Omit<Texts, ConsentRefusal["code"]>;

/** The sentences for one refusal, `detail` already said. */
export function say(texts: Texts, refusal: Refusal): { title: string; detail: string; remedy: string } {
  const text = texts[refusal.code] as Text<RefusalCode>;
  const { title, detail, remedy } = text;
  return {
    title,
    detail: detail(refusal as never),
    remedy: typeof remedy === "string" ? remedy : remedy(refusal as never),
  };
}
