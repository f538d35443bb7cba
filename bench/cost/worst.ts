/**
 * `node bench/cost/worst.ts [rounds] [words]`, Linux only: the CPU of the worst inputs that are known for each address of the app (with
 * these words), beside that of plain 400s just before it. Without a token an input may cost 200 of them. With one it may cost as much, or 1.2 times what the
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
const PLAIN_REQUESTS = 50;
const rounds = Number(process.argv[2] ?? 5);
const words = process.argv[3] ?? "";

const gateway = await startUnpaced(await startGenerousEnedis(), { vars: { TOKEN_SECRET } });

interface Spent {
  readonly status: number;
  readonly micros: number;
  /** How many plain 400s it cost. */
  readonly plain400s: number;
  /** Sent, and named in the answer by their days. */
  readonly points: number;
}

const daysIn = (text: string): number => text.match(/\d{4}-\d\d-\d\d/g)?.length ?? 0;

let addresses = 0;
async function spend({ path, headers = {}, body }: WorstInput): Promise<Spent> {
  // What else the machine does slows both.
  const plainMicros = await plain();
  const from = { "cf-connecting-ip": `2001:db8:${(++addresses).toString(16)}::1` };
  const before = cpu(gateway.pid);
  const answer = await send(new URL(path, gateway.url), { ...from, ...headers }, body);
  const micros = cpu(gateway.pid) - before;
  const plain400s = micros / plainMicros;
  return { status: answer?.status ?? 0, micros, plain400s, points: daysIn(answer?.text ?? "") + daysIn(body ?? "") };
}

/** The medians of several requests. Each is made anew, because one token is served a limited number of requests a minute. */
async function measure(make: () => Promise<WorstInput>): Promise<Spent> {
  const all: Spent[] = [];
  for (let round = 0; round < rounds; round++) all.push(await spend(await make()));
  const [{ status, points } = { status: 0, points: 0 }] = all;
  const of = (figure: (spent: Spent) => number) => median(all.map(figure));
  return { status, points, micros: of(({ micros }) => micros), plain400s: of(({ plain400s }) => plain400s) };
}

const holder = async () => ({ authorization: `Bearer ${await tokenFor(METER)}` });
const plainHeaders = await holder();
const plain = () =>
  costOf(gateway, PLAIN_REQUESTS, 400, () => ({ path: "/api/daily_consumption?prm=1", headers: plainHeaders }));

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

for (let warm = 0; warm < 20; warm++) await plain();
const rows: Row[] = [];
for (const route of (await appRoutes()).filter((one) => one.includes(words))) {
  const make = async () => [...(await sentAnywhere(route)), ...((await WORST_INPUTS[route]?.(route)) ?? [])];
  const usual = (await ordinary(route)) && (await measure(async () => (await ordinary(route)) as WorstInput));
  for (const [at, { what, headers, enedis = "" }] of (await make()).entries()) {
    if (enedis.length > LONGEST_ENEDIS) continue;
    const spent = await measure(async () => (await make())[at] as WorstInput);
    if (spent.status === NO_FILES) continue;
    const isPaid = usual !== null && headers?.authorization !== undefined && spent.status === 200;
    const ratio = isPaid ? spent.plain400s / spent.points / (usual.plain400s / usual.points) : null;
    rows.push({ ...spent, route, what, ratio });
  }
}

console.log("| address | input | status | CPU | plain 400s | points | of what they cost |");
console.log("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
for (const { route, what, status, micros, plain400s, points, ratio } of rows.toSorted(
  (one, other) => other.plain400s - one.plain400s,
)) {
  const isWithin = plain400s <= MOST_PLAIN || (ratio !== null && ratio <= MOST_RATIO);
  if (!isWithin) process.exitCode = 1;
  else if (plain400s < MOST_PLAIN / 4) continue;
  const cells = [route, isWithin ? what : `${what} **too much**`, status, `${(micros / 1000).toFixed(1)} ms`];
  console.log(`| ${[...cells, plain400s.toFixed(0), points, ratio?.toFixed(2) ?? ""].join(" | ")} |`);
}
process.exit();
