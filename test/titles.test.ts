import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");

/** Without the files that only run another file in another place. */
const FILES = globSync("test/**/*.test.ts", { cwd: ROOT }).filter(
  (file) => !file.includes("node_modules") && read(file).includes('from "vitest"'),
);

/** `it("…", …)`, and the title behind the table of `it.each(…)("…", …)`. */
const TITLE =
  /(?:^\s*(?:it|test)(?:\.\w+)?\(|^\s*(?:it|test)\.\w+\(.*\)\(|^\s*\]?\)\()\s*(["`])((?:(?!\1)[^\\\n]|\\.)+)\1,/gm;

/** A sentence begins with its subject: none of these words is one. */
const NO_SUBJECT = new Set(
  `is are was were has have had does do did can cannot may must will would
   answers asks begins books breaks carries comes concerns costs counts covers draws drops ends explains finds follows forgets
   gives goes grants hides holds ignores injects invents keeps knows lasts leads leaves lets lists lives looks loses merges
   names needs never opens paces prints promises reaches reads refuses relays remembers rewrites says sends serves shows
   spends stays stops survives takes teaches tells ties widens works writes
   that who whose which and or but alone also still again`.split(/\s+/),
);

const titlesOf = (file: string): string[] => [...read(file).matchAll(TITLE)].map(([, , title = ""]) => title);

describe("the titles of the tests", () => {
  it("the titles of every test file are found", () => {
    expect(FILES.filter((file) => titlesOf(file).length === 0)).toEqual([]);
    expect(FILES.length).toBeGreaterThan(200);
  });

  it("each title begins with its subject, so that a line of a report can be understood alone", () => {
    const fragments = FILES.flatMap((file) =>
      titlesOf(file)
        .filter((title) => NO_SUBJECT.has(title.split(" ", 1)[0] ?? ""))
        .map((title) => `${file}: ${title}`),
    );
    expect(fragments).toEqual([]);
  });
});
