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

/** The licences of what is in a bundle, which MIT asks to go with it. A package without one is an error. */
export const bundledLicences = (metafile: Metafile, madeIn: string): string =>
  packageFolders(metafile, madeIn)
    .map((folder) => {
      const file = readdirSync(folder).find((entry) => /^licen[sc]e/i.test(entry));
      if (file === undefined) throw new Error(`${relative(ROOT, folder)} has no licence`);
      return `${folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length)}\n\n${readFileSync(join(folder, file), "utf8")}`;
    })
    .join("\n\n");
