import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { bundledLicences } from "../bundled-licences.ts";
import { ROOT } from "../folders.ts";

/** The licences of all that is inside the Worker and the scripts of its pages. Swagger UI is served with its own. */
export async function shippedLicences(): Promise<string> {
  const scripts = readdirSync(join(ROOT, "site/scripts")).filter((file) => file.endsWith(".ts"));
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ["functions/index.ts", "site/worker/offline.ts", ...scripts.map((file) => `site/scripts/${file}`)],
    bundle: true,
    write: false,
    metafile: true,
    outdir: "licences",
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    conditions: ["workerd", "worker", "browser"],
    external: ["cloudflare:*"],
    logLevel: "error",
  });
  return bundledLicences(metafile, ROOT);
}
