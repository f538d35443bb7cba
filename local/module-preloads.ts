import type { Metafile } from "esbuild";

/** The files that each script imports as it starts, directly or through another, by its name (`scripts/sample.js`). */
export type StartImports = ReadonlyMap<string, readonly string[]>;

/** HTML by the name of its file. */
type Pages = Readonly<Record<string, string>>;

/** Follows the static imports of a build; what is imported on demand waits for its demand. */
export function startImports(outputs: Metafile["outputs"]): StartImports {
  const follow = (name: string, seen: Set<string>): Set<string> => {
    for (const { path, kind } of outputs[name]?.imports ?? []) {
      if (kind !== "import-statement" || seen.has(path)) continue;
      seen.add(path);
      follow(path, seen);
    }
    return seen;
  };
  return new Map(Object.keys(outputs).map((name) => [name, [...follow(name, new Set())].sort()]));
}

/**
 * Names, in the head of each page, the files that its scripts import: a browser then loads them at once instead of finding them one after the
 * other, which costs a phone a round trip for each level.
 */
export function withPreloads(pages: Pages, imports: StartImports): Pages {
  return Object.fromEntries(
    Object.entries(pages).map(([name, html]) => {
      const scripts = [...html.matchAll(MODULE)].map(([, script = ""]) => script);
      const files = new Set(scripts.flatMap((script) => imports.get(script) ?? []));
      const links = [...files].map((file) => `<link rel="modulepreload" href="/${file}">`).join("");
      return [name, html.replace("</head>", `${links}</head>`)];
    }),
  );
}

const MODULE = /<script type="module" src="\/([^"]+)"/g;
