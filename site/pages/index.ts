import { htmlDocument } from "../../shared/pages/document.tsx";
import { examples } from "./examples.tsx";
import { guide } from "./guide.tsx";
import { home } from "./home.tsx";

/** Every page that is the same for everybody, by the file it is served from. */
export const PAGES: Readonly<Record<string, string>> = Object.fromEntries(
  [home, examples, guide].map((document) => [fileOf(document.path ?? ""), htmlDocument(document)]),
);

function fileOf(path: string): string {
  return path === "/" ? "index.html" : `${path.slice(1)}.html`;
}
