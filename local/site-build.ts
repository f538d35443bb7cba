import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { Language } from "../shared/language.ts";
import { energyPriceTable } from "../shared/tariffs/energy-prices.ts";
import { TARIF_BLEU } from "../shared/tariffs/price-list.ts";
import { withColouredCode } from "./coloured-code.ts";
import { ROOT } from "./folders.ts";

/** Files of the site by their name. */
export type Files = Readonly<Record<string, string>>;

export const BUNDLE = {
  absWorkingDir: ROOT,
  bundle: true,
  format: "esm",
  jsx: "automatic",
  jsxImportSource: "hono/jsx",
} as const;

/** Leads `#words/…` of package.json to the texts of a language; what a package offers to bundlers stays chosen. */
const CONDITIONS: Readonly<Record<Language, string[]>> = { fr: ["module"], en: ["module", "english"] };

/** Scripts of pages that have no English form yet. */
const FRENCH_SCRIPTS: readonly string[] = ["impact.ts", "reference.ts"];

/** The pages of a language. Node does not read JSX, so they are bundled first. `openApi` is for the reference, which is French. */
export async function pages(language: Language, openApi: unknown, origin: string): Promise<Files> {
  const outfile = join(ROOT, `dist/site/pages-${language}.mjs`);
  const entryPoints = [language === "en" ? "site/pages/english.ts" : "site/pages/index.ts"];
  await build({ ...BUNDLE, conditions: CONDITIONS[language], entryPoints, outfile, platform: "node", jsxDev: false });
  // Node caches a module by its URL, even when the file has changed.
  const made = await import(`${pathToFileURL(outfile).href}?${Date.now()}`);
  const isLinkyHost = process.env.LINKY_HOST === "true";
  const rendered: Files =
    language === "en" ? made.pages(origin, isLinkyHost) : made.pages(openApi, origin, isLinkyHost);
  return Object.fromEntries(Object.entries(rendered).map(([name, html]) => [name, withColouredCode(html)]));
}

/** One script per page, in one language; shared parts and dynamic imports become chunks of their own. */
export async function scripts(language: Language): Promise<Files> {
  const { outputFiles } = await build({
    ...BUNDLE,
    conditions: CONDITIONS[language],
    entryPoints: readdirSync(join(ROOT, "site/scripts"), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .filter((name) => language === "fr" || !FRENCH_SCRIPTS.includes(name))
      .map((name) => `site/scripts/${name}`),
    outdir: language === "en" ? "scripts/en" : "scripts",
    chunkNames: "part-[hash]",
    splitting: true,
    define: { ENERGY_PRICES: energyPrices() },
    minify: true,
    target: "es2022",
    write: false,
  });
  return Object.fromEntries(outputFiles.map(({ path, text }) => [path.slice(path.lastIndexOf("scripts/")), text]));
}

/** The prices of a kWh as one text: esbuild would put an object into a chunk that every script imports. */
const energyPrices = (): string =>
  JSON.stringify(JSON.stringify(energyPriceTable(TARIF_BLEU.knownUntil, TARIF_BLEU.lists)));
