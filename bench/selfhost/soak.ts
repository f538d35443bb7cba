/**
 * Half an hour at the edge of the quota: `npm exec -c 'node bench/selfhost/soak.ts [minutes]'`, with SELFHOST_FOLDER; Linux only. Twice as many clients as
 * Enedis's second allows read all the time, behind Caddy. It fails when the memory of the last third is more than 5 % above that of the
 * third before, when file handles or threads grow, when a timer is left at the end, or when a call was one too many for Enedis while the machine ran:
 * calls that arrive just after a standstill of the machine are shown, and not judged.
 */
import build from "../../local/build.ts";
import { busiest } from "../../test/support/running.ts";
import { FOLDER } from "../../test/support/selfhosted/folder.ts";
import { startSelfHostedParts } from "../../test/support/selfhosted/gateway.ts";
import { gatewayVars, home, startEnedis } from "../quota/stage.ts";
import { cpuMs, type Held, heldBy } from "./processes.ts";
import { isDisturbed, watchStandstills } from "./standstills.ts";

if (FOLDER === undefined) throw new Error("SELFHOST_FOLDER names the folder");
const minutes = Number(process.argv[2] ?? 30);
const lastsMs = minutes * 60_000;
const EVERY_MS = 1_000;
const PER_SECOND = 5;
const CLIENTS = 10 * PER_SECOND;
/** The gate keeps a budget of each meter for a day, so the meters are the same all the time: what grows then is a leak. */
const HOMES_OF_A_CLIENT = 40;
const MOST_GROWTH = 1.05;
const IDLE_MS = 10_000;
/** Reading its own memory and connections that end are work too. */
const MOST_IDLE_CPU_MS = 100;
/** A call may start so late (shared/calls/turn.ts); what stands still for longer, nobody's pace can make good. */
const STANDSTILL_MS = 100;

const sleep = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

await build();
const enedis = await startEnedis();
const folder = await startSelfHostedParts({
  ...gatewayVars(enedis.url),
  ENEDIS_CALLS_PER_SECOND: `${PER_SECOND}`,
  QUOTA_PATIENCE_SECONDS: "10",
});
const startedAtMs = Date.now();
const isOver = () => Date.now() - startedAtMs >= lastsMs;

const samples: Held[] = [];
const statuses = new Map<number, number>();
const day = (n: number) => new Date(Date.UTC(2024, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);

async function client(n: number): Promise<void> {
  for (let turn = 0; !isOver(); turn++) {
    const { prm, token } = await home(n * HOMES_OF_A_CLIENT + (turn % HOMES_OF_A_CLIENT));
    const url = new URL(
      `/api/daily_consumption?prm=${prm}&start=${day(turn % 700)}&end=${day((turn % 700) + 7)}`,
      folder.url,
    );
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } }).catch(() => null);
    await answer?.arrayBuffer();
    statuses.set(answer?.status ?? 0, (statuses.get(answer?.status ?? 0) ?? 0) + 1);
    // It heeds an appointment only up to two seconds: more ask than can be served.
    const waitMs = Math.min(Number(answer?.headers.get("retry-after") ?? 0) * 1_000, 2_000);
    await sleep(waitMs);
  }
}

const standstills = watchStandstills(STANDSTILL_MS);
const sampling = setInterval(() => samples.push(heldBy(folder.pid)), EVERY_MS);
await Promise.all(Array.from({ length: CLIENTS }, (_, n) => client(n)));
clearInterval(sampling);
standstills.stop();
// All turns have been used or given back by then, and a timer that is left would take processor time.
await sleep(15_000);
const idleFromMs = cpuMs([folder.pid]);
await sleep(IDLE_MS);
const idleCpuMs = cpuMs([folder.pid]) - idleFromMs;
const idle = heldBy(folder.pid);
const log = (await (await fetch(new URL("/_calls", enedis.url))).json()) as {
  at: number;
  api: string;
  status: number;
}[];
const { quota } = (await (await fetch(new URL("/api/v2/status", folder.url))).json()) as {
  quota: { appointments: number; wait_seconds: number };
};
await Promise.all([folder.stop(), enedis.stop()]);

const third = Math.floor(samples.length / 3);
const [before, last] = [samples.slice(-2 * third, -third), samples.slice(-third)];
const mean = (of: readonly Held[], field: keyof Held) => of.reduce((sum, one) => sum + one[field], 0) / of.length;
const most = (of: readonly Held[], field: keyof Held) => Math.max(...of.map((one) => one[field]));

console.log(`${minutes} minutes, ${CLIENTS} clients: ${[...statuses].map(([code, n]) => `${n} × ${code}`).join(", ")}`);
for (const [name, of] of Object.entries({ "the third before": before, "the last third": last }))
  console.log(
    `${name}: ${(mean(of, "memoryKb") / 1024).toFixed(1)} MB on average, at most ${(most(of, "memoryKb") / 1024).toFixed(1)}`,
  );
let failed = false;
function audit(what: string, value: number, isKept: boolean, bound: string): void {
  failed ||= !isKept;
  console.log(
    `${isKept ? "kept  " : "BROKEN"} ${what}: ${Number.isInteger(value) ? value : value.toFixed(3)} (${bound})`,
  );
}
const growth = mean(last, "memoryKb") / mean(before, "memoryKb");
audit("memory of the last third beside the one before", growth, growth <= MOST_GROWTH, `at most ${MOST_GROWTH}`);
const handles = most(last, "handles") - most(before, "handles");
audit("more file handles", handles, handles <= 5, "at most 5");
const threads = most(last, "threads") - most(before, "threads");
audit("more threads", threads, threads <= 2, "at most 2");
audit("file handles when all is over", idle.handles, idle.handles <= mean(before, "handles") + 5, "as under load");
// Appointments of clients that never come back are kept for a while: their number is no leak by itself, so it is shown, not judged.
console.log(`       appointments not kept yet: ${quota.appointments}; a newcomer would wait ${quota.wait_seconds} s`);
audit(
  `processor time in ${IDLE_MS / 1000} s in which nobody asks, in ms`,
  idleCpuMs,
  idleCpuMs <= MOST_IDLE_CPU_MS,
  `at most ${MOST_IDLE_CPU_MS}: no timer is left`,
);
const calls = log.filter(({ api }) => api === "mesure_synchrone_auto");
const instants = calls.map(({ at }) => at);
const refused = calls.filter((call) => call.status === 429);
const longestMs = Math.max(0, ...standstills.all.map(({ fromMs, toMs }) => toMs - fromMs));
console.log(
  `       ${standstills.all.length} standstills of the machine, the longest of ${longestMs} ms; with them: ${busiest(instants, 1_000)} calls in the busiest second, ${refused.length} refused`,
);
const isJudged = (atMs: number) => !isDisturbed(standstills.all, atMs, 1_000);
const busiestSecond = busiest(instants.filter(isJudged), 1_000);
audit("calls in the busiest second", busiestSecond, busiestSecond <= PER_SECOND, `at most ${PER_SECOND}`);
const judged = refused.filter(({ at }) => isJudged(at)).length;
audit("calls that Enedis refused with 429", judged, judged === 0, "none");
const rate = calls.length / (lastsMs / 1_000);
audit("calls a second: the edge is reached", rate, rate > 0.6 * PER_SECOND, `more than ${0.6 * PER_SECOND}`);
console.log(failed ? "\nBROKEN" : "\nall kept");
process.exit(failed ? 1 : 0);
