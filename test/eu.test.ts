import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

/** The rows of the table under that heading, without its two lines of head. */
function rowsUnder(heading: string): string[][] {
  const section =
    read("docs/eu.md")
      .split(/^## /m)
      .find((text) => text.startsWith(heading)) ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("| "));
  return lines.slice(2).map((line) => line.slice(2, -2).split(" | "));
}

const enforced = rowsUnder("What the code enforces").map(([sentence = "", test = ""]) => {
  const [, file = "", title = ""] = /^\[[^\]]+\]\(\.\.\/(test\/[^)]+\.test\.ts)\): (.+)$/.exec(test) ?? [];
  return { sentence, file, title };
});

/** A title is a whole string literal in the code. */
const titlesIn = (file: string) =>
  [...read(file).matchAll(/"((?:[^"\\\n]|\\.)*)"|`([^`\n]*)`/g)].map(([, plain, template]) => plain ?? template);

describe("docs/eu.md", () => {
  it("docs/eu.md has sentences of all three kinds", () => {
    const kinds = ["What the code enforces", "What Cloudflare guarantees", "What nobody guarantees"];
    expect(kinds.map((kind) => rowsUnder(kind).length).every((count) => count > 3)).toBe(true);
  });

  it.each(enforced)("a test that exists holds the sentence: $sentence", ({ file, title }) => {
    expect(file).not.toBe("");
    expect(titlesIn(file)).toContain(title);
  });

  it("each guarantee of Cloudflare names its plan and a page of Cloudflare's", () => {
    const unsourced = rowsUnder("What Cloudflare guarantees").filter(
      ([, plan = "", source = ""]) =>
        plan === "" || !/\]\(https:\/\/developers\.cloudflare\.com\/[^)]+\)$/.test(source),
    );
    expect(unsourced).toEqual([]);
  });

  it("each sentence that nobody guarantees says why", () => {
    expect(rowsUnder("What nobody guarantees").filter(([, why = ""]) => why.length < 20)).toEqual([]);
  });
});
