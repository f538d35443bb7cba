import { ENGLISH, type Words } from "./words.en.ts";
import { FRENCH } from "./words.fr.ts";

export const LANGUAGES = ["en", "fr"] as const;
export type Language = (typeof LANGUAGES)[number];

export const WORDS: Readonly<Record<Language, Words>> = { en: ENGLISH, fr: FRENCH };

/** The language of `--lang`, else of the machine (POSIX: the first of these that is set counts). */
export function languageOf(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const at = args.findIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  const named = at < 0 ? undefined : (args[at]?.split("=")[1] ?? args[at + 1]);
  const machine = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return (named ?? machine).toLowerCase().startsWith("fr") ? "fr" : "en";
}

/** A sentence with its gaps filled. */
export const filled = (sentence: string, values: Readonly<Record<string, string>> | readonly string[]): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (gap, name: string) => (values as Record<string, string>)[name] ?? gap);
