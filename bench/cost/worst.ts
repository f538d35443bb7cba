/**
 * `node bench/cost/worst.ts [rounds]`, Linux only: the CPU of the worst inputs that are known for each address of the app, beside that
 * of a plain 400 in the same run. Without a token an input may cost 200 of them. With one it may cost as much, or 1.2 times what the
 * points that it sends and receives cost in an ordinary request. Exits with 1 when one costs more. What Enedis may send is measured by
 * `bench/readings/worst-bodies.ts`.
 */
import { sentAnywhere, WORST_INPUTS, type WorstInput } from "../../test/attacks/worst-inputs.ts";
import { wholeDays } from "../../test/shared/impact/curves.ts";
import { appRoutes } from "../../test/support/app-routes.ts";
import { METER } from "../../test/support/meters.ts";
import { tokenFor } from "../../test/support/running.ts";
import { TOKEN_SECRET } from "../../test/support/secrets.ts";
import { send } from "../chaos/send.ts";
import { costOf, cpu, median } from "./load.ts";
import { startGenerousEnedis, startUnpaced } from "./unpaced.ts";

const MOST_PLAIN = 200;
const MOST_RATIO = 1.2;
/** A body of Enedis's that is longer is not the caller's doing. */
const LONGEST_ENEDIS = 10_000;
/** A refusal of a file that only a deployment serves. */
const NO_FILES = 500;
const rounds = Number(process.argv[2] ?? 5);

const gateway = await startUnpaced(await startGenerousEnedis(), { vars: { TOKEN_SECRET } });

interface Spent {
  readonly status: number;
  readonly micros: number;
  /** Sent, and named in the answer by their days. */
  readonly points: number;
}

const daysIn = (text: string): number => text.match(/\d{4}-\d\d-\d\d/g)?.length ?? 0;

let addresses = 0;
async function spend({ path, headers = {}, body }: WorstInput): Promise<Spent> {
  const from = { "cf-connecting-ip": `2001:db8:${(++addresses).toString(16)}::1` };
  const before = cpu(gateway.pid);
  const answer = await send(new URL(path, gateway.url), { ...from, ...headers }, body);
  const micros = cpu(gateway.pid) - before;
  return { status: answer?.status ?? 0, micros, points: daysIn(answer?.text ?? "") + daysIn(body ?? "") };
}

/** Of several requests, each made anew: a token serves so many in a minute. */
async function measure(make: () => Promise<WorstInput>): Promise<Spent> {
  const all: Spent[] = [];
  for (let round = 0; round < rounds; round++) all.push(await spend(await make()));
  const [{ status, points } = { status: 0, points: 0 }] = all;
  return { status, points, micros: median(all.map(({ micros }) => micros)) };
}

const holder = async () => ({ authorization: `Bearer ${await tokenFor(METER)}` });
const plainHeaders = await holder();
const plain = () => costOf(gateway, 500, 400, () => ({ path: "/api/daily_consumption?prm=1", headers: plainHeaders }));

const year = JSON.stringify({ loadCurve: wholeDays("2025-11-01", 365, () => "420") });

/** What a program asks an address whose answers, or whose bodies, may be long. */
async function ordinary(route: string): Promise<WorstInput | null> {
  const headers = await holder();
  if (/^\/api\/v2\/(consumption|production)\//.test(route))
    return { what: "a week", path: `${route}?prm=${METER}&last=P7D`, headers };
  if (!route.includes("/simulator")) return null;
  return { what: "a year", path: route.replace(":impact", "ecs"), method: "POST", headers, body: year };
}

interface Row extends Spent {
  readonly route: string;
  readonly what: string;
  /** Of what its points cost in an ordinary request; `null` without a token, and where there is no such request. */
  readonly ratio: number | null;
}

await plain();
const plains = [await plain()];
const rows: Row[] = [];
for (const route of await appRoutes()) {
  const make = async () => [...(await sentAnywhere(route)), ...((await WORST_INPUTS[route]?.(route)) ?? [])];
  const usual = (await ordinary(route)) && (await measure(async () => (await ordinary(route)) as WorstInput));
  for (const [at, { what, headers, enedis = "" }] of (await make()).entries()) {
    if (enedis.length > LONGEST_ENEDIS) continue;
    const spent = await measure(async () => (await make())[at] as WorstInput);
    if (spent.status === NO_FILES) continue;
    const isPaid = usual !== null && headers?.authorization !== undefined && spent.status === 200;
    const ratio = isPaid ? spent.micros / spent.points / (usual.micros / usual.points) : null;
    rows.push({ ...spent, route, what, ratio });
  }
  plains.push(await plain());
}

const plainMicros = median(plains);
console.log(`a plain 400: ${plainMicros.toFixed(0)} µs of CPU\n`);
console.log("| address | input | status | CPU | plain 400s | points | of what they cost |");
console.log("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
for (const { route, what, status, micros, points, ratio } of rows.toSorted((one, other) => other.micros - one.micros)) {
  const plain400s = micros / plainMicros;
  const isWithin = plain400s <= MOST_PLAIN || (ratio !== null && ratio <= MOST_RATIO);
  if (!isWithin) process.exitCode = 1;
  else if (plain400s < MOST_PLAIN / 4) continue;
  const cells = [route, isWithin ? what : `${what} **too much**`, status, `${(micros / 1000).toFixed(1)} ms`];
  console.log(`| ${[...cells, plain400s.toFixed(0), points, ratio?.toFixed(2) ?? ""].join(" | ")} |`);
}
process.exit();
