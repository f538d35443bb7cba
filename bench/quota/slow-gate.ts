/**
 * The real gateway with a gate whose every answer waits for slow storage: `node bench/quota/slow-gate.ts [clients]`, two minutes. Each answer of a
 * subclass of the object comes so late as if each had written; its decisions and its storage are the real ones.
 */
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Plugin } from "esbuild";
import { bundleGateway, busiest, home, startEnedis, startGateway } from "./stage.ts";

const [clients = 60] = process.argv.slice(2).map(Number);
const sleep = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

const EXPORTED = 'export { QuotaGate } from "../shared/quota/quota-gate.ts";';
const slow = (answerMs: number): Plugin => ({
  name: "slow storage",
  setup: ({ onLoad }) =>
    onLoad({ filter: /functions\/index\.ts$/ }, ({ path }) => ({
      loader: "ts",
      resolveDir: dirname(path),
      contents: withGate(
        readFileSync(path, "utf8"),
        `import { QuotaGate as Gate } from "../shared/quota/quota-gate.ts";
        export class QuotaGate extends Gate {
          override async ask(ask: Parameters<Gate["ask"]>[0]) {
            const grant = await super.ask(ask);
            await scheduler.wait(${answerMs});
            return grant;
          }
        }`,
      ),
    })),
});

function withGate(code: string, gate: string): string {
  if (!code.includes(EXPORTED)) throw new Error("functions/index.ts exports its gate in another way");
  return code.replace(EXPORTED, gate);
}

async function visit(gateway: URL, n: number): Promise<number> {
  const { prm, token } = await home(n);
  const url = new URL(`/api/daily_consumption?prm=${prm}&start=2026-10-05&end=2026-10-07`, gateway);
  for (let requests = 1; ; requests++) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    await response.arrayBuffer();
    if (response.status === 200) return requests;
    await sleep(Number(response.headers.get("retry-after") ?? 1) * 1000);
  }
}

/** All within a second, or one every two seconds. */
const LOADS = { "a herd": 1_000, "one by one": clients * 2_000 };

console.log("| each answer takes | load | served | requests per client | over after | Enedis's 429 | busiest second |");
console.log("| ---: | --- | --- | ---: | ---: | ---: | ---: |");
for (const answerMs of [0, 300, 1_000]) {
  const bundle = "gateway-slow";
  await bundleGateway(bundle, { plugins: [slow(answerMs)] });
  const enedis = await startEnedis();
  const gateway = await startGateway(enedis.url, { bundle });
  for (const [at, [load, withinMs]] of Object.entries(LOADS).entries()) {
    const log = new URL("/_calls", enedis.url);
    await fetch(log, { method: "DELETE" });
    const startedMs = performance.now();
    const requests = await Promise.all(
      Array.from({ length: clients }, async (_, n) => {
        await sleep((n / clients) * withinMs);
        return visit(gateway.url, at * clients + n);
      }),
    );
    const tookMs = performance.now() - startedMs;
    const calls = (await (await fetch(log)).json()) as { at: number; status: number; api: string }[];
    const arrived = calls.filter(({ api }) => api === "mesure_synchrone_auto");
    const perClient = requests.reduce((sum, one) => sum + one, 0) / clients;
    const refused = arrived.filter(({ status }) => status === 429).length;
    const cells = [load, `${requests.length} of ${clients}`, perClient.toFixed(2), `${(tookMs / 1_000).toFixed(1)} s`];
    const second = busiest(
      arrived.map((call) => call.at),
      1_000,
    );
    console.log(`| ${[`${answerMs} ms`, ...cells, refused, second].join(" | ")} |`);
  }
  await Promise.all([gateway.stop(), enedis.stop()]);
}
