/**
 * What metrics cost: `node bench/metrics.ts [requests per turn] [turns]`. Two gateways of the same bundle, one with `METRICS_TOKEN` and one
 * without, take turns in one run, 32 connections, pacing lifted. The figure of a case is the median of the turns' ratios of CPU per request; exits with
 * 1 when one of them is above 1.05 in three measurements in a row. Linux only.
 */
import { randomBytes } from "node:crypto";
import type { BareWorker } from "./cost/bare-worker.ts";
import { type Case, casesOf } from "./cost/cases.ts";
import { costOf, median } from "./cost/load.ts";
import { startGenerousEnedis, startUnpaced } from "./cost/unpaced.ts";

const [requests = 1_000, turns = 9] = process.argv.slice(2).map(Number);
const MOST = 1.05;
/** The common ones, and refusals, which cost least and so show most. */
const NAMES = ["daily, v5", "load curve, v2", "400", "401"];

const enedis = await startGenerousEnedis();
const vars = { METER_CALLS_PER_DAY: "1000000" };
const without = await startUnpaced(enedis, { vars });
const withMetrics = await startUnpaced(enedis, {
  vars: { ...vars, METRICS_TOKEN: randomBytes(32).toString("base64url") },
});

interface Pair {
  readonly name: string;
  readonly sides: readonly { readonly server: BareWorker; readonly one: Case; readonly microseconds: number[] }[];
}

const servers = [without, withMetrics];
const cases = await Promise.all(servers.map((server) => casesOf(server, requests, turns)));
const pairs: Pair[] = NAMES.map((name) => ({
  name,
  sides: servers.map((server, at) => {
    const one = cases[at]?.find((each) => each.name === name);
    if (one === undefined) throw new Error(`there is no case ${name}`);
    return { server, one, microseconds: [] };
  }),
}));

/** The median of the ratios, turn by turn: what else the machine does in a turn slows both. */
async function measure({ sides }: Pair): Promise<number> {
  for (const { server, one } of sides) await costOf(server, Math.ceil(requests / 3), one.status, one.make);
  for (const { microseconds } of sides) microseconds.length = 0;
  for (let turn = 0; turn < turns; turn++) {
    for (const { server, one, microseconds } of turn % 2 === 0 ? sides : sides.toReversed())
      microseconds.push(await costOf(server, requests, one.status, one.make));
  }
  const [plain = [], counted = []] = sides.map(({ microseconds }) => microseconds);
  return median(counted.map((microseconds, turn) => microseconds / (plain[turn] ?? Number.NaN)));
}

console.log("| | µs without | µs with | ratio |\n| --- | ---: | ---: | ---: |");
for (const pair of pairs) {
  let ratio = await measure(pair);
  // Another program on the machine can slow one measurement: what is dear is measured again.
  for (let again = 0; again < 2 && ratio > MOST; again++) ratio = await measure(pair);
  if (ratio > MOST) process.exitCode = 1;
  const [plain, counted] = pair.sides.map(({ microseconds }) => Math.round(median(microseconds)));
  console.log(`| ${pair.name} | ${plain} | ${counted} | ${ratio.toFixed(3)} |`);
}
process.exit();
