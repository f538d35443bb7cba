import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

const rows = read("docs/limits.md")
  .split("\n")
  .filter((line) => /^\| (?!---|what \||loop over)/.test(line))
  .map((line) => {
    const [what = "", bound = "", where = "", test = ""] = line.slice(2, -2).split(" | ");
    return {
      what,
      constants: [...bound.matchAll(/`(\w+)( = |: )([^`]+)`/g)].map(([, name = "", , value = ""]) => ({ name, value })),
      files: [...where.matchAll(/`((?:shared|functions)\/[^`]+)`/g)].map(([, file = ""]) => file),
      test: /\]\(\.\.\/(test\/[^)]+\.test\.ts)\)$/.exec(test)?.[1] ?? "",
    };
  });

const constants = rows.flatMap(({ files, constants }) => constants.map((constant) => ({ ...constant, files })));

/** A loop that does not take its length from a list that is there already; an endpoint's description is never bundled. */
const COUNTS =
  /\b(?:while|do)\b\s*[({]|\bfor \([^)]*;|\bfor \((?:const|let) \w+ in\b|\bfor await\b|\byield\*|\bArray\.from\(\{|\bArray(?:<[^>]+>)?\(|\bdaysOf\(|\.repeat\(/;
const files = globSync("{functions,shared}/**/*.{ts,tsx}", { cwd: ROOT })
  .filter((file) => !/(^shared\/(openapi|texts)\/|\/description\.ts$)/.test(file))
  .sort();
const isComment = (line: string) => /^\s*(\/\/|\/?\*)/.test(line);

describe("docs/limits.md", () => {
  it("the table of limits has a row for each bound that we know of", () => {
    expect(rows.length).toBeGreaterThan(50);
    expect(constants.length).toBeGreaterThan(40);
  });

  it.each(rows)("the row of a limit names files and a test that exist: $what", ({ files, test }) => {
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
    expect(existsSync(join(ROOT, test)) && test).toMatch(/\.test\.ts$/);
  });

  it.each(constants)("the table gives the value that $name has in the code: $value", ({ name, value, files }) => {
    const declared = files.flatMap((file) => [
      ...read(file).matchAll(new RegExp(`(?:\\bconst ${name} = |\\b${name}: )([^;,}]+)`, "g")),
    ]);
    expect(declared.map(([, found = ""]) => found.trim())).toContain(value);
  });

  it("the table of limits names each file with a loop that counts", () => {
    const counting = files.filter((file) =>
      read(file)
        .split("\n")
        .some((line) => !isComment(line) && COUNTS.test(line)),
    );
    expect(counting.length).toBeGreaterThan(20);
    expect(counting.filter((file) => !rows.some((row) => row.files.includes(file)))).toEqual([]);
  });
});
