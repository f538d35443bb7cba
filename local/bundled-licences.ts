import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Metafile } from "esbuild";
import { ROOT } from "./folders.ts";

/** The folders of the packages of which something is in a bundle that was made in this folder. */
function packageFolders({ outputs }: Metafile, madeIn: string): readonly string[] {
  const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs));
  const folders = inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(join(madeIn, input)) ?? []);
  return [...new Set(folders)].toSorted();
}

/** The licences of what is in a bundle, which MIT asks to go with it. A package that names none is an error. */
export const bundledLicences = (metafile: Metafile, madeIn: string): string =>
  packageFolders(metafile, madeIn)
    .map((folder) => {
      const name = folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
      return `${name}\n\n${licenceOf(folder)}`;
    })
    .join("\n\n");

function licenceOf(folder: string): string {
  const file = readdirSync(folder).find((entry) => /^licen[sc]e/i.test(entry));
  if (file !== undefined) return readFileSync(join(folder, file), "utf8");
  const { license, homepage } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (typeof license !== "string") throw new Error(`${relative(ROOT, folder)} has no licence`);
  return `${license}, as its package.json says; the text is not in the package (${homepage ?? "no address"}).`;
}
