/**
 * CPU per request of a self-hosted folder behind Caddy, beside the same bundle in bare workerd: `npm exec -c 'node bench/selfhost/throughput.ts [requests] [turns]'`,
 * with SELFHOST_FOLDER; Linux only. Prints ratios, since the figures of one machine say nothing of another.
 */
import build from "../../local/build.ts";
import { FOLDER } from "../../test/support/selfhosted/folder.ts";
import { startSelfHostedParts } from "../../test/support/selfhosted/gateway.ts";
import { startBare } from "../cost/bare-worker.ts";
import { gatewayVars, home, startEnedis } from "../quota/stage.ts";
import { cpuMs } from "./processes.ts";

if (FOLDER === undefined) throw new Error("SELFHOST_FOLDER names the folder");
const requests = Number(process.argv[2] ?? 400);
const turns = Number(process.argv[3] ?? 7);
const AT_ONCE = 8;

await build();
const enedis = await startEnedis();
await fetch(new URL("/_control", enedis.url), {
  method: "POST",
  body: JSON.stringify({ quota: { perSecond: 100_000, perHour: 10_000_000 } }),
});
const vars = { ...gatewayVars(enedis.url), ENEDIS_CALLS_PER_SECOND: "1000", ENEDIS_CALLS_PER_HOUR: "60000" };
const bare = await startBare({ config: "wrangler.toml", bundle: "gateway", vars });
const folder = await startSelfHostedParts(vars);

const PATHS = ["/api/v2/status", "/api/v2/demo/readings/daily?last=P7D", "/api/impact/methods"];
const { token } = await home(1);

async function load(url: URL, path: string): Promise<number> {
  const fromMs = performance.now();
  let left = requests;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left-- > 0) {
        const answer = await fetch(new URL(path, url), { headers: { authorization: `Bearer ${token}` } });
        await answer.arrayBuffer();
      }
    }),
  );
  return performance.now() - fromMs;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

console.log("path | CPU of workerd in the folder | CPU with Caddy | time | beside bare workerd, median of", turns);
for (const path of PATHS) {
  const ratios: [number, number, number][] = [];
  // The first turn warms both up.
  for (let turn = 0; turn <= turns; turn++) {
    const before = [cpuMs([bare.pid]), cpuMs([folder.pid]), cpuMs([folder.caddyPid])] as const;
    const [bareTook, folderTook] = [await load(bare.url, path), await load(folder.url, path)];
    const after = [cpuMs([bare.pid]), cpuMs([folder.pid]), cpuMs([folder.caddyPid])] as const;
    const [bareCpu, folderCpu, caddyCpu] = [after[0] - before[0], after[1] - before[1], after[2] - before[2]];
    if (turn > 0) ratios.push([folderCpu / bareCpu, (folderCpu + caddyCpu) / bareCpu, folderTook / bareTook]);
  }
  const column = (at: 0 | 1 | 2) => median(ratios.map((ratio) => ratio[at])).toFixed(2);
  console.log(`${path} | ${column(0)} | ${column(1)} | ${column(2)}`);
}
bare.stop();
await Promise.all([folder.stop(), enedis.stop()]);
process.exit(0);
