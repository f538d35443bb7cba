/** How many processes the engine costs in a second, in one thread: `node bench/impact/engine.ts`. */

import { total } from "../../shared/impact/v1.0.0/engine.ts";
import { ALL_PROCESSES, SCORE_METHODS } from "../../shared/impact/v1.0.0/factors/factors.ts";

const RUNS = 7;
const CONSUMPTIONS = 1_000;
const CALLS = 2_000;

// Every process in turn, amounts that differ: nothing a compiler could take out of the loop.
const consumptions = Array.from({ length: CONSUMPTIONS }, (_, at) => {
  const process = ALL_PROCESSES[at % ALL_PROCESSES.length];
  if (process === undefined) throw new Error("there are no processes");
  return { process, amount: 1 + at / 7 };
});

function run(): number {
  const startedMs = performance.now();
  let sum = 0;
  for (let call = 0; call < CALLS; call++) sum += total(consumptions, SCORE_METHODS[0], "ecs") ?? Number.NaN;
  if (!(sum > 0)) throw new Error("the engine gave no score");
  return (CALLS * CONSUMPTIONS * 1000) / (performance.now() - startedMs);
}

const perSecond = Array.from({ length: RUNS }, run).sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
console.log(`${Math.round(perSecond).toLocaleString("en")} processes a second (median of ${RUNS} runs)`);
