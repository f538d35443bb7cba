/**
 * The anonymous simulator beside a Worker that answers "hello", turn about in the same run:
 * `node bench/impact/throughput.ts [seconds per turn]`. One client with 32 requests under way, on the same machine.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import build from "../../local/build.ts";
import { ROOT } from "../../local/folders.ts";
import { runWorker } from "../../local/worker.ts";
import { startGateway } from "../../test/running.ts";

const UNDER_WAY = 32;
const TURNS = 5;
const turnMs = Number(process.argv[2] ?? 4) * 1000;
const BODY = JSON.stringify({ consumptions: [{ processId: "931c9bb0-619a-5f75-b41b-ab8061e2ad92", amount: 12 }] });

await build();
mkdirSync(`${ROOT}/dist/hello`, { recursive: true });
writeFileSync(
  `${ROOT}/dist/hello/index.js`,
  'export default { async fetch(request) { await request.text(); return new Response("hello"); } };',
);
const hello = await runWorker({ config: "bench/impact/hello.toml", bundle: "hello", port: 0, vars: {} });
const gateway = await startGateway(new URL("http://127.0.0.1:9"), {});
const simulator = new URL("/api/impact/simulator", gateway.url);

async function perSecond(url: URL): Promise<number> {
  const untilMs = performance.now() + turnMs;
  let answered = 0;
  const client = async () => {
    while (performance.now() < untilMs) {
      const response = await fetch(url, {
        method: "POST",
        body: BODY,
        headers: { "content-type": "application/json" },
      });
      if (response.status !== 200) throw new Error(`${url.pathname} answered ${response.status}`);
      await response.arrayBuffer();
      answered++;
    }
  };
  await Promise.all(Array.from({ length: UNDER_WAY }, client));
  return (answered * 1000) / turnMs;
}

await perSecond(hello.url);
await perSecond(simulator);
const ratios: number[] = [];
for (let turn = 0; turn < TURNS; turn++) {
  const [bare, ours] = [await perSecond(hello.url), await perSecond(simulator)];
  ratios.push(ours / bare);
  console.log(`hello ${Math.round(bare)}/s, simulator ${Math.round(ours)}/s, ratio ${(ours / bare).toFixed(2)}`);
}
const median = ratios.sort((a, b) => a - b)[Math.floor(TURNS / 2)] ?? 0;
console.log(`median ratio ${median.toFixed(2)}`);
await Promise.all([hello.stop(), gateway.stop()]);
