/**
 * How long a Worker takes from nothing to its first answer, by the size of its code: `node bench/cold-start.ts [rounds]`, a
 * minute. Each start is a new workerd with an empty isolate; all versions take their turns in one run, and the figures are
 * medians. The gateway answers a request without a token, which touches no object and no network; it is also started with a
 * library beside it, once to four times, that is loaded and never used.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build as bundle } from "esbuild";
import { ROOT } from "../local/folders.ts";
import { spawnBare, writeConfig } from "./cost/bare-worker.ts";
import { bundleFloor, bundleGateway, CLIENT, gatewayVars, SECRET } from "./quota/stage.ts";

const rounds = Number(process.argv[2] ?? 40);
const NOWHERE = new URL("http://127.0.0.1:9/");

/** A library as a Worker would bundle it: run when the isolate starts. */
const { outputFiles } = await bundle({
  stdin: { contents: 'export * from "zod";', resolveDir: ROOT },
  bundle: true,
  minify: true,
  write: false,
  format: "iife",
  globalName: "library",
  target: "es2024",
});
const library = outputFiles[0]?.text ?? "";

await bundleGateway("gateway-cold");
await bundleFloor();
const codeOf = (name: string) => readFileSync(join(ROOT, "dist", name, "index.js"), "utf8");
function write(name: string, code: string): string {
  mkdirSync(join(ROOT, "dist", name), { recursive: true });
  writeFileSync(join(ROOT, "dist", name, "index.js"), code);
  return name;
}
/** Each copy in a scope of its own, or they would share their names. */
const padded = (copies: number): string =>
  write(`gateway-cold-${copies}`, codeOf("gateway-cold") + `\n{${library}}`.repeat(copies));

const lean = {
  config: "bench/cost/floor.toml",
  vars: { UPSTREAM: NOWHERE.href, UPSTREAM_TOKEN: "", TOKEN_SECRET: SECRET },
};
const ours = { config: "wrangler.toml", vars: gatewayVars(NOWHERE) };
const hello = { config: "bench/impact/hello.toml", vars: CLIENT };
const READING = "/api/daily_consumption";
const CASES = [
  {
    name: "hello",
    ...hello,
    bundle: write("hello-cold", "export default { fetch: () => new Response('hello') };"),
    path: "/",
  },
  { name: "the lean Worker", ...lean, bundle: "floor", path: "/hello" },
  { name: "the gateway", ...ours, bundle: "gateway-cold", path: READING },
  ...[1, 2, 4].map((n) => ({ name: `the gateway and ${n} × a library`, ...ours, bundle: padded(n), path: READING })),
];

/** The status of an answer, or null while nobody listens. */
const ask = (url: URL): Promise<number | null> =>
  new Promise((resolve) => {
    request(url.href, { agent: false }, (answer) => answer.resume().once("end", () => resolve(answer.statusCode ?? 0)))
      .once("error", () => resolve(null))
      .end();
  });

/** From the start of the process to the end of its first answer, in ms. */
async function start({ path, ...options }: (typeof CASES)[number]): Promise<number> {
  const { file, folder, url } = await writeConfig(options);
  const startedMs = performance.now();
  const child = spawnBare(file);
  let status: number | null = null;
  while (status === null) {
    if (child.exitCode !== null) throw new Error(`workerd ended with ${child.exitCode}`);
    status = await ask(new URL(path, url));
    if (status === null) await new Promise((resume) => setTimeout(resume, 1));
  }
  const tookMs = performance.now() - startedMs;
  if (status >= 500) throw new Error(`${options.name} answered ${status}`);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
  rmSync(folder, { recursive: true, force: true });
  return tookMs;
}

const took = CASES.map((): number[] => []);
for (let round = -2; round < rounds; round++) {
  for (const [at, one] of CASES.entries()) {
    const ms = await start(one);
    if (round >= 0) took[at]?.push(ms); // the first two only fill the machine's caches
  }
}

const median = (values: readonly number[] = []): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const base = took[0] ?? [];
console.log("| | code, gzip | to the first answer | of hello | more than hello |\n| --- | ---: | ---: | ---: | ---: |");
for (const [at, one] of CASES.entries()) {
  const kb = (gzipSync(codeOf(one.bundle)).byteLength / 1_000).toFixed(1);
  const ratio = median(took[at]?.map((ms, round) => ms / (base[round] ?? Number.NaN)));
  const more = median(took[at]?.map((ms, round) => ms - (base[round] ?? Number.NaN)));
  console.log(
    `| ${one.name} | ${kb} KB | ${median(took[at]).toFixed(1)} ms | ${ratio.toFixed(2)} | ${more.toFixed(1)} ms |`,
  );
}
process.exit();
