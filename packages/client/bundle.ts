import { build, type Metafile } from "esbuild";

const COMMON = { absWorkingDir: import.meta.dirname, bundle: true } as const;

/**
 * Bundles the library and the command into a folder. All that they need is inside; nothing is installed beside them. The command is
 * CommonJS, which starts sooner than a module (decision 0100).
 */
export async function bundle(outdir: string): Promise<Metafile> {
  const [, { metafile }] = await Promise.all([
    build({
      ...COMMON,
      entryPoints: { index: "library/index.ts" },
      outdir,
      platform: "neutral",
      format: "esm",
      target: "es2022",
    }),
    build({
      ...COMMON,
      metafile: true,
      entryPoints: { conso: "command/main.ts" },
      outdir,
      outExtension: { ".js": ".cjs" },
      platform: "node",
      format: "cjs",
      target: "node20",
      minify: true,
      legalComments: "eof",
      banner: { js: "#!/usr/bin/env node" },
    }),
  ]);
  return metafile;
}
