import type { Wording } from "../refusals/text.ts";
import type { Note } from "./links.ts";

type Of<C> = Extract<Note, { readonly code: C }>;

/** The sentences of a diagnosis in one language; those of a broken link are its refusal's. */
export interface DiagnosisTexts {
  readonly well: Wording;
  readonly notes: { readonly [C in Note["code"]]: (note: Of<C>) => string };
}

/** Words one link that is not broken. */
export const wordNote = (texts: DiagnosisTexts, note: Note): string =>
  (texts.notes[note.code] as (note: Note) => string)(note);
