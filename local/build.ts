import { execFile } from "node:child_process";
import { mkdirSync, renameSync } from "node:fs";
import { promisify } from "node:util";
import { ROOT } from "./folders.ts";

/** Keeps wrangler quiet, offline and out of the home directory: nothing it prints or sends is wanted here. */
const QUIET = {
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_WRITE_LOGS: "false",
};

/** A deployment of one environment of a configuration, but for the upload. */
export async function deployDry(config: string, outdir: string, environment = ""): Promise<void> {
  const args = ["node_modules/wrangler/bin/wrangler.js", "deploy", "--dry-run", "--config", config];
  await promisify(execFile)(process.execPath, [...args, "--env", environment, "--outdir", outdir], {
    cwd: ROOT,
    env: { ...process.env, ...QUIET },
  });
}

/** Bundles one Worker exactly as a deployment would, into `dist/<name>/index.js`. A gateway that starts meanwhile reads it whole. */
async function bundle(config: string, name: string): Promise<void> {
  // `--outdir` is relative to the configuration file, so it is given absolute.
  const [made, folder] = [`${ROOT}/dist/new-${name}`, `${ROOT}/dist/${name}`];
  await deployDry(config, made);
  mkdirSync(folder, { recursive: true });
  for (const file of ["index.js.map", "index.js"]) renameSync(`${made}/${file}`, `${folder}/${file}`);
}

/** Bundles the gateway, and the simulated Enedis, éCO2mix and publishers of the colours of Tempo. Also Vitest's global set-up for the end-to-end tests. */
export default async function build(): Promise<void> {
  await Promise.all([
    bundle("wrangler.toml", "gateway"),
    bundle("local/enedis/wrangler.toml", "enedis"),
    bundle("local/eco2mix/wrangler.toml", "eco2mix"),
    bundle("local/tempo/wrangler.toml", "tempo"),
  ]);
}
