import { accepted, type EnedisRefusal, type Outcome } from "../../refusals/refusal.ts";
import { NOT_UNDERSTOOD } from "./not-understood.ts";

/** What a text of Enedis means, by the table of those that have been seen; `null`: there is no text. */
export function meaningOf<Meaning>(
  text: string | null | undefined,
  meanings: ReadonlyMap<string, Meaning>,
): Outcome<Meaning | null, EnedisRefusal> {
  const words = plainWords(text ?? "");
  if (words === "") return accepted(null);
  const meaning = meanings.get(words);
  return meaning === undefined ? NOT_UNDERSTOOD : accepted(meaning);
}

/** The words of a text without case, accents, brackets and hyphens. */
const plainWords = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "")
    .join(" ");
