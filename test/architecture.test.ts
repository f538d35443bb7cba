import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

/** The rooms of shared/, in the order that docs/architecture.md draws them in. */
const [, drawing = ""] = /^shared\/$(.*?)^site\//ms.exec(read("docs/architecture.md")) ?? [];
const ROOMS = [...drawing.matchAll(/^ {2}([a-z]+)\/ /gm)].map(([, room = ""]) => room);

/** The parts that may know Hono. Everything else decides over plain values. */
const SPEAKS_HTTP = /^(functions|site|local)\/|^shared\/(http|openapi|pages)\//;

const FOLDERS = /^(functions|shared|site|local|test|bench|packages)\//;

/** They bring the endpoints together. */
const ASSEMBLES = new Set(["functions/index.ts", "functions/operations.ts"]);

/** `#words/…` of package.json: the texts of a page in the language of its build. */
const WORDS = "#words/";
const TEXTS = "shared/texts/";

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = globSync("{functions,shared,site,local}/**/*.{ts,tsx}", { cwd: ROOT }).sort();

/** Every import of these files, types included: a path from the root for one of ours, else the name of the package. */
const importsOf = (files: readonly string[]): readonly Import[] =>
  files.flatMap((from) =>
    [...read(from).matchAll(/^(?:import|export)\b(?:[^"';]*?from)? "([^"]+)"|\bimport\("([^"]+)"\)/gm)].map(
      ([, named = "", loaded = named]) => ({
        from,
        to: loaded.startsWith(".") ? relative(ROOT, join(ROOT, dirname(from), loaded)) : loaded.replace(WORDS, TEXTS),
      }),
    ),
  );

const imports = importsOf(files);

const importsThat = (breakTheRule: (one: Import) => boolean) =>
  imports.filter(breakTheRule).map(({ from, to }) => `${from} imports ${to}`);

const isIn = (part: string) => (file: string) => file.startsWith(`${part}/`);

/** The place of a file of shared/ in the order; the files in its root come first. */
function placeOf(file: string): number {
  const [, room = "", inside] = file.split("/");
  return inside === undefined ? -1 : ROOMS.indexOf(room);
}

/** The folder of an endpoint below functions/, or its one file. */
function endpointOf(file: string): string {
  const [, first = "", second = ""] = file.split("/");
  return first === "v2" ? `v2/${second}` : first;
}

describe("the structure of the code", () => {
  it.each(["functions", "shared", "site", "local"])("the code in %s/ has imports to check", (part) => {
    expect(imports.filter(({ from }) => isIn(part)(from)).length).toBeGreaterThan(10);
  });

  it("the architecture page draws every room of shared/", () => {
    const rooms = files.filter(isIn("shared")).filter((file) => file.split("/").length > 2);
    expect([...ROOMS].sort()).toEqual([...new Set(rooms.map((file) => file.split("/")[1] ?? ""))].sort());
  });

  it("a room imports only rooms above it", () => {
    const isShared = isIn("shared");
    expect(importsThat(({ from, to }) => isShared(from) && isShared(to) && placeOf(to) > placeOf(from))).toEqual([]);
  });

  it("nothing in shared/ imports an endpoint or a page of the site", () => {
    expect(importsThat(({ from, to }) => isIn("shared")(from) && /^(functions|site|local)\//.test(to))).toEqual([]);
  });

  it("no endpoint imports another", () => {
    const isEndpoint = (file: string) => isIn("functions")(file) && !ASSEMBLES.has(file);
    expect(
      importsThat(({ from, to }) => isEndpoint(from) && isIn("functions")(to) && endpointOf(from) !== endpointOf(to)),
    ).toEqual([]);
  });

  it("only what is made once for each language takes its words by the language of the build", () => {
    const takers = files.filter((file) => /from "#words\//.test(read(file)));
    expect(takers.length).toBeGreaterThan(10);
    expect(takers.filter((file) => !isIn("site")(file))).toEqual([]);
  });

  it("only the code that speaks HTTP imports Hono", () => {
    expect(importsThat(({ from, to }) => /^hono(\/|$)/.test(to) && !SPEAKS_HTTP.test(from))).toEqual([]);
  });

  it("what is outside the simulator uses its entries, as those who install it do", () => {
    const outside = importsOf(globSync("{local,test,bench}/**/*.ts", { cwd: ROOT })).filter(
      ({ from, to }) => isIn("packages/simulator")(to) && !isIn("test/packages/simulator")(from),
    );
    expect(outside.length).toBeGreaterThan(10);
    expect(outside.filter(({ to }) => !/^packages\/simulator\/(index|node)\.ts$/.test(to))).toEqual([]);
  });

  it("the simulator imports nothing of ours but to be built, so that each can judge the other", () => {
    const exclude = ["**/dist/**", "**/node_modules/**", "packages/simulator/build.ts"];
    const parts = globSync("packages/simulator/**/*.ts", { cwd: ROOT, exclude });
    const foreign = importsOf(parts).filter(
      ({ to }) => to.includes("/") && FOLDERS.test(to) && !isIn("packages/simulator")(to),
    );
    expect(parts.length).toBeGreaterThan(40);
    expect(foreign).toEqual([]);
  });

  it("nothing that is deployed imports a test or a benchmark", () => {
    expect(importsThat(({ to }) => /^(test|bench)\//.test(to))).toEqual([]);
  });
});
