/**
 * How many homes one application of Enedis serves in a morning, and what three serve: `node bench/scale.ts [calls each]` plays mornings on the
 * gateway's own arithmetic (seconds). `--real N` sends N homes of each of three applications at once to the real gateway and the
 * simulated Enedis, beside the same herd played (N / 4 seconds).
 */
import { parseArgs } from "node:util";
import build from "../local/build.ts";
import { CLIENT_OF, startWithThree, tokenOf } from "../test/support/applications.ts";
import { busiest } from "../test/support/running.ts";
import { atItsSlot, playMorning } from "./scale/morning.ts";

const { values, positionals } = parseArgs({ options: { real: { type: "string" } }, allowPositionals: true });
const [callsEach = 3] = positionals.map(Number);
const HOMES = [1_000, 2_000, 5_000, 8_000, 10_000, 12_000, 13_000, 14_000, 16_000, 20_000];

const duration = (ms: number): string => {
  if (ms < 120_000) return `${(ms / 1_000).toFixed(1)} s`;
  return ms < 7_200_000 ? `${(ms / 60_000).toFixed(0)} min` : `${(ms / 3_600_000).toFixed(1)} h`;
};
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

if (values.real === undefined) {
  console.log(`${callsEach} calls a home, each home in the minute of its slot\n`);
  console.log(
    "| homes of one application | of three | served at the first ask | served by noon | half have all after | 99 % after |",
  );
  console.log("| ---: | ---: | ---: | ---: | ---: | ---: |");
  for (const homes of HOMES) {
    const { servedAtFirst, servedByNoon, p50Ms, p99Ms } = playMorning(homes, { callsEach, startOf: atItsSlot });
    const cells = [homes, homes * 3, percent(servedAtFirst), percent(servedByNoon), duration(p50Ms), duration(p99Ms)];
    console.log(`| ${cells.join(" | ")} |`);
  }
} else await playReal(Number(values.real));

async function playReal(each: number): Promise<void> {
  await build();
  const running = await startWithThree();
  const ids = Object.keys(CLIENT_OF);
  const startedMs = performance.now();
  const ends = await Promise.all(
    Array.from({ length: each * ids.length }, async (_, n) => {
      const meter = `${30_000_000_000_000 + n}`;
      const authorization = `Bearer ${await tokenOf({ [meter]: ids[n % ids.length] as string })}`;
      const url = new URL(`/api/daily_consumption?prm=${meter}&start=2026-10-05&end=2026-10-07`, running.gateway);
      for (;;) {
        const response = await fetch(url, { headers: { authorization } });
        await response.arrayBuffer();
        if (response.status === 200) return performance.now() - startedMs;
        const seconds = Number(response.headers.get("retry-after"));
        if (response.status !== 429 || !(seconds > 0)) throw new Error(`answered ${response.status}`);
        await new Promise((resume) => setTimeout(resume, seconds * 1_000));
      }
    }),
  );
  const calls = (await running.enedis.calls()).filter(({ meter }) => meter !== null);
  const instants = calls.map(({ at }) => at);
  const played = playMorning(each, { callsEach: 1, startOf: (home) => home % 1_000 });
  const sorted = ends.sort((one, other) => one - other);
  const halfMs = sorted[Math.floor(sorted.length / 2)] ?? 0;
  console.log(
    `${ends.length} homes over three applications: half served after ${duration(halfMs)}, all after ${duration(sorted.at(-1) ?? 0)}`,
  );
  console.log(`played: half after ${duration(played.p50Ms)}, all after ${duration(played.lastMs)}`);
  console.log(
    `calls ${calls.length}, refused by Enedis ${calls.filter(({ status }) => status === 429).length}, in the busiest ten seconds ${busiest(instants, 10_000)}`,
  );
  await running.stop();
}
