/**
 * The anonymous simulator beside a Worker that reads the request and answers "hello", turn about in the same run:
 * `node bench/impact/throughput.ts [requests per turn]`. workerd alone, 32 connections, the client on the same machine.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import build from "../../local/build.ts";
import { ROOT } from "../../local/folders.ts";
import { type BareWorker, startBare } from "../cost/bare-worker.ts";
import { costOf, median, type Sent } from "../cost/load.ts";
import { gatewayVars } from "../quota/stage.ts";

const requests = Number(process.argv[2] ?? 1_500);
const TURNS = 25;
const SENT: Sent = {
  path: "/api/impact/simulator",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ consumptions: [{ processId: "931c9bb0-619a-5f75-b41b-ab8061e2ad92", amount: 12 }] }),
};

await build();
mkdirSync(`${ROOT}/dist/hello`, { recursive: true });
writeFileSync(
  `${ROOT}/dist/hello/index.js`,
  'export default { async fetch(request) { await request.text(); return new Response("hello"); } };',
);
const hello = await startBare({ config: "bench/impact/hello.toml", bundle: "hello", vars: {} });
const nowhere = new URL("http://127.0.0.1:9");
const gateway = await startBare({ config: "wrangler.toml", bundle: "gateway", vars: gatewayVars(nowhere) });

async function turn(server: BareWorker): Promise<{ perSecond: number; cpu: number }> {
  const fromMs = performance.now();
  const cpu = await costOf(server, requests, 200, () => SENT);
  return { perSecond: (requests * 1000) / (performance.now() - fromMs), cpu };
}

for (const server of [hello, gateway]) await turn(server);
const ratios: number[] = [];
for (let n = 0; n < TURNS; n++) {
  const [bare, ours] = [await turn(hello), await turn(gateway)];
  ratios.push(ours.perSecond / bare.perSecond);
  const [a, b] = [bare, ours].map(({ perSecond, cpu }) => `${Math.round(perSecond)}/s at ${Math.round(cpu)} µs`);
  console.log(`hello ${a}, simulator ${b}, ratio ${(ratios.at(-1) ?? 0).toFixed(2)}`);
}
console.log(`median ratio ${median(ratios).toFixed(2)}`);
process.exit();
