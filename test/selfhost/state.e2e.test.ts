import { rmSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningWorker, runWorker } from "../../local/worker.ts";
import { gatewayEnvironment, type SimulatedEnedis, startEnedis, tokenFor } from "../support/running.ts";
import { run } from "../support/selfhosted/command.ts";
import { FOLDER, folderLike, inside, temporary } from "../support/selfhosted/folder.ts";
import { freePort, ServingFolder } from "../support/selfhosted/gateway.ts";

const PER_HOUR = 240;
/** Slots are promised to the disk by blocks: what does not stop by itself may lose one (docs/decisions/0002). */
const BLOCK = 32;
/** Ordinary homes, each asked once: one meter asking the same again and again would be taken for a loop. */
const homes = Array.from({ length: 2_000 }, (_, n) => `${30_000_000_000_000 + n}`);
const HOME = "30000000009999";

let enedis: SimulatedEnedis;
let eco2mix: RunningWorker;
const serving: ServingFolder[] = [];
const folders: string[] = [];

beforeAll(async () => {
  [enedis, eco2mix] = await Promise.all([
    startEnedis(),
    runWorker({ config: "local/eco2mix/wrangler.toml", bundle: "eco2mix", port: 0, vars: {} }),
  ]);
  await enedis.control({ quota: { perSecond: 1000, perHour: 100_000 } });
});
afterAll(async () => {
  await Promise.all([...serving.map((one) => one.end("SIGKILL")), enedis.stop(), eco2mix.stop()]);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const newFolder = (): string => {
  const folder = folderLike(FOLDER ?? "");
  folders.push(folder);
  return folder;
};

/** A folder that serves, and how to ask it. */
async function serve(folder: string, change: Record<string, string> = {}) {
  const port = await freePort();
  const vars = {
    ...gatewayEnvironment(enedis.url),
    ECO2MIX_URL: eco2mix.url.href,
    ENEDIS_CALLS_PER_SECOND: "100",
    ENEDIS_CALLS_PER_HOUR: `${PER_HOUR}`,
    QUOTA_PATIENCE_SECONDS: "5",
    ...change,
  };
  const gateway = await ServingFolder.start(folder, port, join(folder, "state"), vars);
  serving.push(gateway);
  const url = (path: string) => new URL(path, `http://127.0.0.1:${port}`);
  return {
    gateway,
    read: async (given?: string, meter = homes.pop() ?? "", start = "2026-10-05") => {
      const bearer = given ?? (await tokenFor(meter));
      const address = url(`/api/daily_consumption?prm=${meter}&start=${start}&end=2026-10-20`);
      const answer = await fetch(address, { headers: { authorization: `Bearer ${bearer}` } });
      await answer.body?.cancel();
      return answer.status;
    },
    revoke: async (bearer: string) => {
      const body = new URLSearchParams({ token: bearer });
      return (await fetch(url("/api/v2/tokens/revoke"), { method: "POST", body })).status;
    },
    /** How many quarters of an hour of that day the archive holds. */
    quarters: async (day: string, next: string) => {
      const answer = await fetch(url(`/api/impact/intensity?start=${day}&end=${next}`));
      const { quarters, missing } = (await answer.json()) as { quarters: number; missing: number };
      return quarters - missing;
    },
  };
}

const reached = async () => (await enedis.calls()).filter(({ api }) => api === "mesure_synchrone_auto").length;

describe("a backup that is taken while the gateway serves a herd", () => {
  it("a restored backup of a busy gateway holds its revocations, its count of the hour and its archive", async () => {
    await enedis.forgetCalls();
    const one = newFolder();
    const first = await serve(one);
    const revoked = await tokenFor(HOME);
    expect(await first.read(revoked, HOME)).toBe(200);
    expect(await first.revoke(revoked)).toBe(200);
    for (let turn = 0; turn < 4; turn++) expect(await first.gateway.tick()).toBe(204);
    const known = await first.quarters("2026-11-29", "2026-11-30");
    expect(known).toBeGreaterThan(90);

    // Ten at once, all the time.
    let isOver = false;
    const herd = Array.from({ length: 10 }, async () => {
      const statuses = [];
      while (!isOver) statuses.push(await first.read().catch(() => 0));
      return statuses;
    });
    while ((await reached()) < PER_HOUR / 4) await new Promise((resume) => setTimeout(resume, 20));
    const before = await reached();
    const file = join(temporary(), "backup.tar.gz");
    const state = { CONSO_API_STATE: inside(join(one, "state")) };
    expect(await run(one, ["backup", inside(file)], state)).toMatchObject({ exitCode: 0 });
    isOver = true;
    expect(new Set((await Promise.all(herd)).flat()).has(500)).toBe(false);
    await first.gateway.end("SIGKILL");

    const two = newFolder();
    expect(await run(two, ["restore", inside(file)])).toMatchObject({ exitCode: 0 });
    await enedis.forgetCalls();
    const second = await serve(two);
    expect(await second.read(revoked, HOME)).toBe(401);
    expect(await second.quarters("2026-11-29", "2026-11-30")).toBe(known);
    // All that may still be read in this hour, as the backup knows it.
    while ((await second.read()) === 200);
    expect(await reached()).toBeLessThanOrEqual(PER_HOUR - before);
    expect(await second.gateway.end("SIGTERM")).toBe(0);
  });

  it("a damaged backup is refused, and the state stays as it was", async () => {
    const folder = newFolder();
    const file = join(temporary(), "backup.tar.gz");
    expect(await run(folder, ["backup", inside(file)])).toMatchObject({ exitCode: 0 });
    truncateSync(file, statSync(file).size - 100);
    const ran = await run(folder, ["restore", inside(file)]);
    expect(ran.exitCode).toBe(1);
    expect(ran.printed).toContain("is not a backup, or not whole");
  });
});

describe("a gateway killed with SIGKILL in a herd", () => {
  it("a self-hosted gateway that is killed in a herd keeps the count of the hour but for one block", async () => {
    await enedis.forgetCalls();
    const folder = newFolder();
    let one = await serve(folder);
    for (let kill = 0; kill < 3; kill++) {
      const herd = Array.from({ length: 20 }, () => one.read().catch(() => 0));
      await herd[0];
      await one.gateway.end("SIGKILL");
      await Promise.all(herd);
      one = await serve(folder);
    }
    const statuses = [];
    for (let n = 0; n < PER_HOUR; n++) statuses.push(await one.read());
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect(await reached()).toBeLessThanOrEqual(PER_HOUR);
    expect(await reached()).toBeGreaterThanOrEqual(PER_HOUR - 4 * BLOCK);
    await one.gateway.end("SIGTERM");
  });
});

describe("what the gate knows in memory", () => {
  it("a meter that has used up its day is still refused after fifteen seconds in which nobody asks", async () => {
    const one = await serve(newFolder(), { METER_CALLS_PER_DAY: "3" });
    const mine = await tokenFor(HOME);
    const read = async (day: number) => one.read(mine, HOME, `2026-10-0${day}`);
    const statuses = [];
    for (let n = 1; n < 7; n++) statuses.push(await read(n));
    const before = statuses.at(-1);
    expect(before).toBe(429);
    await new Promise((resume) => setTimeout(resume, 15_000));
    expect(await read(9)).toBe(before);
    await one.gateway.end("SIGTERM");
  });
});
