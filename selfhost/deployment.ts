import { unstable_readConfig } from "wrangler";
import { ROOT } from "../local/folders.ts";
import { READ_BY_THE_GATEWAY } from "../local/settings.ts";
import type { Deployment } from "./config.ts";

export interface SelfHostedDeployment extends Deployment {
  /** The variables of the configuration file, and what makes the gateway run on a machine that is not Cloudflare's. */
  readonly defaults: Readonly<Record<string, string>>;
}

/** Reads a `wrangler.toml`, this project's own unless another is named. */
export function readDeployment(file: string = `${ROOT}/wrangler.toml`): SelfHostedDeployment {
  const config = unstable_readConfig({ config: file });
  const vars = Object.entries(config.vars).map(([name, value]) => [name, String(value)] as const);
  const defaults = { ...Object.fromEntries(vars), DO_JURISDICTION: "none", EU_ONLY: "false" };
  return {
    compatibilityDate: config.compatibility_date ?? "",
    compatibilityFlags: config.compatibility_flags,
    durableObjects: config.durable_objects.bindings,
    assets: config.assets?.binding ?? "ASSETS",
    settings: [...new Set([...READ_BY_THE_GATEWAY, ...Object.keys(defaults)])],
    defaults,
  };
}
