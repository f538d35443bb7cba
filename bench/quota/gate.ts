/**
 * What one gate object decides in a second: `node bench/quota/gate.ts [asks] [--against <commit>]…`, a minute for each gateway.
 * The real Durable Object in workerd with its storage, asked by a Worker beside it, many asks at once. No HTTP in between.
 * The gateways take their turns in one run, beside an object that gives the same answer without deciding anything: what remains
 * is the way to an object and back.
 */
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import type { Plugin } from "esbuild";
import { type BareWorker, startBare } from "../cost/bare-worker.ts";
import { bundleCommit } from "../cost/commit.ts";
import { bundleGateway, CLIENT, gatewayVars } from "./stage.ts";

const { values, positionals } = parseArgs({
  options: { against: { type: "string", multiple: true, default: [] } },
  allowPositionals: true,
});
const asks = Number(positionals[0] ?? 20_000);
const TURNS = 3;

/** The lines that export the Durable Objects. */
const exportedClasses = (path: string): string =>
  readFileSync(path, "utf8")
    .match(/^export \{.*$/gm)
    ?.join("\n") ?? "";

const budget = { limit: 10_000, remaining: 9_999, windowMs: 3_600_000, resetMs: 3_600_000 };
const turn = { api: "measures", resource: "measures", meterKey: 2 ** 50, atMs: 0, serial: 1, reportSuccess: false };
const grant = { ok: true, waitMs: 0, accessToken: "a".repeat(60), turn, budgets: { shared: budget, meter: budget } };

/** A gate that always gives the same answer. */
const undecided: Plugin = {
  name: "undecided",
  setup: ({ onLoad }) =>
    onLoad({ filter: /shared\/quota\/quota-gate\.ts$/ }, () => ({
      loader: "ts",
      contents: `
        import { DurableObject } from "cloudflare:workers";
        const grant = ${JSON.stringify(grant)};
        export class QuotaGate extends DurableObject {
          ask() { return grant; }
        }`,
    })),
};

/** In place of the gateway's routes: a Worker that asks the gate `asks` times, `atOnce` at a time, for `meters` meters. */
const asker: Plugin = {
  name: "asker",
  setup: ({ onLoad }) =>
    onLoad({ filter: /functions\/index\.ts$/ }, ({ path }) => ({
      resolveDir: dirname(path),
      loader: "ts",
      contents: `
        ${exportedClasses(path)}
        export default {
          async fetch(request, env) {
            const [asks = 0, atOnce, meters] = new URL(request.url).pathname.slice(1).split("-").map(Number);
            const gate = env.QUOTA_GATE.get(env.QUOTA_GATE.idFromName("enedis"));
            let asked = 0;
            let granted = 0;
            await Promise.all(Array.from({ length: atOnce }, async () => {
              while (asked < asks) {
                const n = asked++;
                const usagePointId = String(30_000_000_000_000 + ((n * 7_919) % meters));
                const bearer = { id: "token of " + usagePointId, issuedAtMs: 0 };
                const question = "consommation_quotidienne " + n;
                // Older gates call the API a line.
                const api = { api: "measures", line: "measures" };
                const grant = await gate.ask({ ...api, usagePointId, bearer, question, patienceMs: 25_000 });
                if (grant.ok) granted++;
              }
            }));
            return Response.json({ granted });
          },
        };`,
    })),
};

await bundleGateway("gateway-asked", { plugins: [asker] });
await bundleGateway("gateway-undecided", { plugins: [asker, undecided] });
for (const commit of values.against) await bundleCommit(commit, [asker]);
const enedis = await startBare({ config: "local/enedis/wrangler.toml", bundle: "enedis", vars: CLIENT });
const start = (bundle: string): Promise<BareWorker> =>
  startBare({ config: "wrangler.toml", bundle, vars: gatewayVars(enedis.url) });

interface Gateway {
  readonly name: string;
  readonly worker: BareWorker;
}
const gateways: Gateway[] = [
  { name: "ours", worker: await start("gateway-asked") },
  { name: "no decision", worker: await start("gateway-undecided") },
];
for (const commit of values.against) gateways.push({ name: commit, worker: await start(commit) });

/** Asks in a second, and how many were granted. */
async function ask({ worker }: Gateway, asked: number, atOnce: number, meters: number) {
  const fromMs = performance.now();
  const response = await fetch(new URL(`/${asked}-${atOnce}-${meters}`, worker.url));
  const { granted } = (await response.json()) as { granted: number };
  return { perSecond: (asked * 1000) / (performance.now() - fromMs), granted };
}

for (const gateway of gateways) await ask(gateway, 2_000, 50, 5_000);
console.log("| gateway | asks at once | meters | asks a second | of them granted |");
console.log("| --- | ---: | ---: | ---: | ---: |");
for (const [atOnce, meters] of [
  [1, 5_000],
  [50, 5_000],
  [500, 5_000],
  [500, 200],
] as const) {
  const turns: { name: string; perSecond: number; granted: number }[] = [];
  for (let turn = 0; turn < TURNS; turn++)
    for (const gateway of gateways)
      turns.push({ name: gateway.name, ...(await ask(gateway, asks / TURNS, atOnce, meters)) });
  for (const { name } of gateways) {
    const own = turns.filter((turn) => turn.name === name).toSorted((a, b) => a.perSecond - b.perSecond);
    const granted = own.reduce((sum, turn) => sum + turn.granted, 0);
    const median = Math.round(own[Math.floor(TURNS / 2)]?.perSecond ?? 0);
    console.log(`| ${[name, atOnce, meters, median, granted].join(" | ")} |`);
  }
}
process.exit();
