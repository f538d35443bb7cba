import { describe, expect, it } from "vitest";
import { withColouredCode } from "../../local/coloured-code.ts";
import { PROGRAMS } from "../../shared/texts/connect.fr.ts";
import { SNIPPETS } from "../../shared/texts/snippets.fr.ts";
import { FINDINGS, FORMATS } from "../../shared/texts/snippets-formats.fr.ts";
import { filledIn } from "../../site/browser/guide/fill-in.ts";
import { movedTo } from "../../site/browser/guide/moved.ts";
import { METER } from "../support/meters.ts";

const TEXTS = [
  ...Object.values(SNIPPETS),
  ...PROGRAMS.map(({ code }) => code),
  ...[FORMATS, FINDINGS].flatMap(Object.values<{ command: string }>).map(({ command }) => command),
];
const settingsOf = (program: string) => PROGRAMS.find(({ id }) => id === program)?.code ?? "";
const MINE = { site: "https://here.example", token: "a.b.c", meter: METER };

describe("an example", () => {
  it.each(TEXTS)("an example has no placeholder left once what is known is filled in: %#", (text) => {
    expect(filledIn(text, MINE)).not.toMatch(/JETON|PRM|conso\.example/);
  });

  it("an example keeps the placeholders of what is not known", () => {
    const text = filledIn(SNIPPETS.first, { ...MINE, token: null, meter: null });
    expect(text).toContain("prm=PRM");
    expect(text).toContain("Bearer JETON");
  });
});

describe("the colours of code", () => {
  const escaped = (text: string) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  const plain = (html: string) => html.replaceAll(/<[^>]*>/g, "");

  it("the colours of code change no character, in any language", () => {
    const pages = [
      ["bash", SNIPPETS.curl],
      ["javascript", SNIPPETS.javascript],
      ["python", SNIPPETS.python],
      ["yaml", settingsOf("home-assistant")],
      ["json", settingsOf("node-red")],
    ] as const;
    for (const [language, text] of pages) {
      const html = withColouredCode(`<pre><code data-language="${language}">${escaped(text)}</code></pre>`);
      expect(html).toContain('<span class="hljs-');
      const read = plain(html)
        .replaceAll(/&quot;|&#x27;|&#39;/g, (entity) => (entity === "&quot;" ? '"' : "'"))
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&amp;", "&");
      expect(read).toBe(text);
    }
  });

  it("the colours of code are not given to code without a language", () => {
    const html = "<pre><code>let x = 1</code></pre>";
    expect(withColouredCode(html)).toBe(html);
  });
});

describe("a section of the former guide", () => {
  it("a section of the former guide is found where it is now", () => {
    expect(movedTo("home-assistant")).toBe("/brancher#home-assistant");
    expect(movedTo("python")).toBe("/documentation/programmes#python");
    expect(movedTo("commencer")).toBeNull();
  });
});
