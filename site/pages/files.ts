import { LANGUAGE } from "#words/language";
import { formOf } from "../../shared/pages/addresses.ts";
import { type Document, htmlDocument } from "../../shared/pages/document.tsx";

/** Pages by the name of their file. */
export type Files = Readonly<Record<string, string>>;

/** The pages in the language of this build. */
export const filesOf = (documents: readonly Document[], origin: string): Files =>
  Object.fromEntries(
    documents.map((document) => [
      fileOf(formOf(document.path ?? "", LANGUAGE)),
      htmlDocument({ ...document, origin }, LANGUAGE),
    ]),
  );

const fileOf = (path: string): string => (path === "/" ? "index.html" : `${path.slice(1)}.html`);
