import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";
import build from "../../local/build.ts";
import { bundleGateway, CLIENT, gatewayVars } from "../quota/stage.ts";
import { type BareWorker, startBare } from "./bare-worker.ts";
import { bundleCommit } from "./commit.ts";

/** Without the bound on the pace; and a turn is used at once, as a sleep of a millisecond costs more than all decisions. */
const unpaced: Plugin = {
  name: "unpaced",
  setup: ({ onLoad }) => {
    const replace = (filter: RegExp, found: RegExp, by: string) =>
      onLoad({ filter }, ({ path }) => ({ contents: readFileSync(path, "utf8").replace(found, by), loader: "ts" }));
    replace(/shared\/(config\/)?config\.ts$/, /least: 1, most: 1000 \}/, "least: 1, most: 1_000_000 }");
    replace(/shared\/(calls|enedis)\/turn\.ts$/, /await \w+\.sleep\(waitMs\)/, "undefined");
  },
};

const LIFTED = {
  ENEDIS_CALLS_PER_SECOND: "1000000",
  ENEDIS_CALLS_PER_HOUR: "60000",
  ENEDIS_JITTER_MS: "0",
};

/** An Enedis that refuses nobody. */
export async function startGenerousEnedis(): Promise<URL> {
  await build();
  const { url } = await startBare({ config: "local/enedis/wrangler.toml", bundle: "enedis", vars: CLIENT });
  const body = JSON.stringify({ quota: { perSecond: 1_000_000, perHour: 1_000_000_000 } });
  await fetch(new URL("/_control", url), { method: "POST", body });
  return url;
}

interface UnpacedOptions {
  readonly commit?: string;
  readonly vars?: Readonly<Record<string, string>>;
  /** Serves the debugging protocol of V8 there. */
  readonly inspector?: string;
  readonly plugins?: readonly Plugin[];
}

/** The gateway of this checkout, or of a commit, that makes nobody wait. */
export async function startUnpaced(
  enedis: URL,
  { commit, vars, inspector, plugins = [] }: UnpacedOptions = {},
): Promise<BareWorker> {
  if (commit === undefined) await bundleGateway("gateway-unpaced", { plugins: [unpaced, ...plugins] });
  else await bundleCommit(commit, [unpaced, ...plugins]);
  return startBare({
    config: "wrangler.toml",
    bundle: commit ?? "gateway-unpaced",
    vars: { ...gatewayVars(enedis), ...LIFTED, ...vars },
    ...(inspector !== undefined && { inspector }),
  });
}
