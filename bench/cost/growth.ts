/**
 * Whether the cost of a reading grows with what it should not grow with: `node bench/cost/growth.ts [turns]`, three minutes.
 * CPU of the process for a day, a week, a year and three years of daily readings, and beside 0, 100 and 10 000 revoked tokens. All
 * take their turns in one run; exits with 1 when a ratio is far from 1.
 */
import { addDays, parisDay } from "../../shared/paris-time.ts";
import { home } from "../quota/stage.ts";
import { costOf, median, type Sent, sendAll } from "./load.ts";
import { startGenerousEnedis, startUnpaced } from "./unpaced.ts";

const turns = Number(process.argv[2] ?? 5);
const END = addDays(parisDay(Date.now()), -7);
const DAYS = [1, 7, 365, 1_080];
const REVOKED = [0, 100, 10_000];
/** As much work for each. */
const REQUESTS = { 1: 600, 7: 600, 365: 300, 1080: 150 } as Readonly<Record<number, number>>;
/** Ratios of small differences, on a machine that does other work. */
const MOST_GROWTH = 1.3;

const enedis = await startGenerousEnedis();
const homes = await Promise.all(Array.from({ length: 400 }, (_, n) => home(n)));
let serial = 0;

/** A request that was not sent before: the gate takes repeats for a loop. */
function read(days: number): Sent {
  const n = serial++;
  const { prm, token } = homes[n % homes.length] as (typeof homes)[number];
  const end = addDays(END, -(Math.floor(n / homes.length) % 9));
  return {
    path: `/api/daily_consumption?prm=${prm}&start=${addDays(end, -days)}&end=${end}`,
    headers: { authorization: `Bearer ${token}` },
  };
}

const gateways = [];
for (const revoked of REVOKED) {
  const server = await startUnpaced(enedis);
  let meter = 100_000;
  const spares = await Promise.all(Array.from({ length: revoked }, () => home(meter++)));
  const revoke = (): Sent => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    return { path: "/api/v2/tokens/revoke", headers, body: `token=${spares.pop()?.token}` };
  };
  await sendAll(server, revoked, 200, revoke);
  gateways.push({ revoked, server, costs: new Map(DAYS.map((days) => [days, [] as number[]])) });
}

for (let turn = -1; turn < turns; turn++) {
  for (const { server, revoked, costs } of gateways) {
    // The length matters to one of them only.
    for (const days of revoked === 0 ? DAYS : [7]) {
      const cost = await costOf(server, REQUESTS[days] ?? 0, 200, () => read(days));
      if (turn >= 0) costs.get(days)?.push(cost);
    }
  }
}

const [unrevoked] = gateways;
const cost = (days: number): number => median(unrevoked?.costs.get(days) ?? []);
const perPoint = (from: number, to: number): number => (cost(to) - cost(from)) / (to - from);
console.log("| days | µs a request | µs for each day more |\n| ---: | ---: | ---: |");
for (const [at, days] of DAYS.entries()) {
  const before = DAYS[at - 1];
  const more = before === undefined ? "" : perPoint(before, days).toFixed(2);
  console.log(`| ${days} | ${Math.round(cost(days))} | ${more} |`);
}
console.log("\n| revoked tokens | µs a week | of none revoked |\n| ---: | ---: | ---: |");
const ratios = [perPoint(365, 1_080) / perPoint(7, 365)];
for (const { revoked, costs } of gateways) {
  const week = costs.get(7) ?? [];
  const ratio = median(week.map((one, turn) => one / (unrevoked?.costs.get(7)?.[turn] ?? Number.NaN)));
  ratios.push(ratio);
  console.log(`| ${revoked} | ${Math.round(median(week))} | ${ratio.toFixed(2)} |`);
}
if (ratios.some((ratio) => !(ratio <= MOST_GROWTH))) process.exitCode = 1;
process.exit();
