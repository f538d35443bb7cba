import { describe, expect, it } from "vitest";
import { startImports, withPreloads } from "../../local/module-preloads.ts";

const output = (...imports: readonly (readonly [path: string, kind: "import-statement" | "dynamic-import"])[]) => ({
  bytes: 1,
  inputs: {},
  exports: [],
  imports: imports.map(([path, kind]) => ({ path, kind })),
});

const OUTPUTS = {
  "scripts/page.js": output(["scripts/a.js", "import-statement"], ["scripts/later.js", "dynamic-import"]),
  "scripts/a.js": output(["scripts/b.js", "import-statement"]),
  "scripts/b.js": output(["scripts/a.js", "import-statement"]),
  "scripts/later.js": output(["scripts/c.js", "import-statement"]),
  "scripts/alone.js": output(),
};

const page = (...scripts: readonly string[]) =>
  `<head>${scripts.map((src) => `<script type="module" src="/${src}"></script>`).join("")}</head><body></body>`;

describe("module preloads", () => {
  it("the files that a script imports are followed through one another, and those on demand are not", () => {
    const imports = startImports(OUTPUTS);
    expect(imports.get("scripts/page.js")).toEqual(["scripts/a.js", "scripts/b.js"]);
    expect(imports.get("scripts/alone.js")).toEqual([]);
  });

  it("the files that the scripts of a page import are named once in its head", () => {
    const pages = withPreloads(
      { "page.html": page("scripts/page.js", "scripts/a.js"), "plain.html": page("scripts/alone.js") },
      startImports(OUTPUTS),
    );
    expect(pages["page.html"]?.match(/<link[^>]*>/g)).toEqual([
      '<link rel="modulepreload" href="/scripts/a.js">',
      '<link rel="modulepreload" href="/scripts/b.js">',
    ]);
    expect(pages["page.html"]).toMatch(/b\.js"><\/head>/);
    expect(pages["plain.html"]).toBe(page("scripts/alone.js"));
  });
});
