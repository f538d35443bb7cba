import { createRequire } from "node:module";

/** The part of highlight.js that is used here. Its own types bring those of a browser along, which a Worker does not have. */
interface Highlighter {
  highlight(text: string, options: { readonly language: string }): { readonly value: string };
}
const highlighter: Highlighter = createRequire(import.meta.url)("highlight.js/lib/common");

const CODE = /<code data-language="(\w+)">([^<]*)<\/code>/g;
const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/** A page whose blocks of code have colours: classes of highlight.js, which `site/styles/code.css` colours. */
export const withColouredCode = (html: string): string =>
  html.replace(CODE, (_found, language: string, escaped: string) => {
    const text = escaped.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
    return `<code>${highlighter.highlight(text, { language }).value}</code>`;
  });
