import { join } from "node:path";
import { build, type Plugin } from "esbuild";

const ROOT = join(import.meta.dirname, "../..");

/** Node has no Durable Objects; to list the routes none is made. */
const withoutRuntime: Plugin = {
  name: "without-runtime",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^cloudflare:workers$/ }, ({ path }) => ({ path, namespace: "runtime" }));
    onLoad({ filter: /.*/, namespace: "runtime" }, () => ({ contents: "export class DurableObject {}" }));
  },
};

interface App {
  readonly default: { readonly routes: readonly { readonly method: string; readonly path: string }[] };
}

/** Every address that the Worker answers itself, as the app lists them: `:name` stands for any segment. */
export async function appRoutes(): Promise<readonly string[]> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: ["functions/index.ts"],
    bundle: true,
    write: false,
    format: "esm",
    plugins: [withoutRuntime],
  });
  const [code] = outputFiles;
  const { default: app } = (await import(
    `data:text/javascript;base64,${Buffer.from(code?.contents ?? []).toString("base64")}`
  )) as App;
  const paths = app.routes.map(({ path }) => path).filter((path) => !path.includes("*"));
  return [...new Set(paths)].sort();
}
