import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { PAGE_REFUSALS } from "../shared/refusals/page-texts.ts";

const ROOT = join(import.meta.dirname, "..", "/");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

const [, threats = ""] = /^## Threats$(.+?)^## /ms.exec(read("docs/threat-model.md")) ?? [];

/** The rows of its tables, which follow a line of dashes. */
const rows = [...threats.matchAll(/^\| ---.*\n((?:\|.*\n)+)/gm)]
  .flatMap(([, table = ""]) => table.trim().split("\n"))
  .map((row) => {
    const [threat = "", , answer = "", test = ""] = row.slice(2, -2).split(" | ");
    const [, file = "", title = ""] = /^\[[^\]]+\]\(\.\.\/(test\/[^)]+\.test\.ts)\): (.+)$/.exec(test) ?? [];
    return { threat, answer, file, title };
  });

/** A title is a whole string literal in the code: the title of a test, or a cell in its table of cases. */
const titlesIn = (file: string) =>
  [...read(file).matchAll(/"((?:[^"\\\n]|\\.)*)"|`([^`\n]*)`/g)].map(([, a, b]) => a ?? b);

describe("docs/threat-model.md", () => {
  it("docs/threat-model.md has a line for each attack that we know of", () => {
    expect(rows.length).toBeGreaterThan(50);
  });

  it.each(rows)("a test that exists tries the threat $threat", ({ file, title }) => {
    expect(file).not.toBe("");
    expect(titlesIn(file)).toContain(title);
  });

  it.each(rows.filter(({ answer }) => answer.startsWith("`")))(
    "a code of ours answers the threat $threat",
    ({ answer }) => {
      expect(Object.keys(PAGE_REFUSALS.fr)).toContain(answer.replaceAll("`", ""));
    },
  );

  it("docs/threat-model.md names each file of attacks", () => {
    const attacks = globSync(join(ROOT, "test/attacks/*.test.ts")).map((file) => relative(ROOT, file));
    expect(attacks.filter((file) => !rows.some((row) => row.file === file))).toEqual([]);
  });
});
