/** The languages of pages and refusals. */
export type Language = "fr" | "en";

/**
 * Texts in another language: the same keys, lists as long, functions of the same parameters. A text that is missing, or one too
 * many, does not compile.
 */
export type Translated<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => infer R
    ? (...parameters: P) => Translated<R>
    : T extends object
      ? { readonly [K in keyof T]: Translated<T[K]> }
      : T;

/** Texts in every language, for what is rendered in that of the reader. */
export type InLanguages<T> = Readonly<Record<Language, Translated<T>>>;
