import { build, type Metafile } from "esbuild";

/** Bundles the server into a folder, with the SDK and all that it needs: nothing is installed beside it. */
export async function bundle(outdir: string): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: import.meta.dirname,
    bundle: true,
    metafile: true,
    entryPoints: { index: "server/index.ts" },
    outdir,
    platform: "node",
    format: "esm",
    target: "node20",
    minify: true,
    legalComments: "eof",
  });
  return metafile;
}
