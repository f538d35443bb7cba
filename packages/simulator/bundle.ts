import { build, type Metafile } from "esbuild";

/** Bundles both entries and the command into a folder, and tells of what. All that they need is inside, once; nothing is installed beside them. */
export async function bundle(outdir: string): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: import.meta.dirname,
    entryPoints: { index: "index.ts", node: "node.ts", "enedis-simulator": "command/main.ts" },
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: "part-[hash]",
    platform: "node",
    format: "esm",
    target: "node20",
    minify: true,
    legalComments: "none",
    metafile: true,
  });
  return metafile;
}
