import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { consentTo } from "../../support/consent.ts";
import { OTHER_METER } from "../../support/meters.ts";
import { type Running, startBoth, startGateway } from "../../support/running.ts";
import { temporaryFolders } from "../../support/temporary-folders.ts";
import { bytesOf, install, installedFiles } from "../installed.ts";
import { ConsoCommand, NODE_20 } from "./conso.ts";
import { Host } from "./host.ts";

const MOST_BYTES = 300_000;
const HALF_HOURS = 365 * 48;
const CALLS = 53;
const FAST = { ENEDIS_CALLS_PER_SECOND: "200", ENEDIS_JITTER_MS: "0" };

const makeFolder = temporaryFolders();
let folder: string;
let conso: ConsoCommand;

beforeAll(() => {
  folder = makeFolder("conso-installed");
  install(folder, "client");
  conso = new ConsoCommand(join(folder, "node_modules/.bin/conso"), makeFolder);
});

describe("the package conso", () => {
  it("the package conso installs nothing beside itself, within 300 KB", () => {
    const files = installedFiles(folder);
    expect([...new Set(files.map((file) => file.split("/")[0]))]).toEqual(["conso"]);
    expect(bytesOf(folder, files)).toBeLessThan(MOST_BYTES);
  });

  it("the package conso carries the licences of what is bundled in it", () => {
    const licences = readFileSync(join(folder, "node_modules/conso/dist/LICENSES.txt"), "utf8");
    expect(licences.match(/Permission is hereby granted/g)).toHaveLength(2);
    expect(licences).toContain("TJ Holowaychuk");
  });

  it("the installed command runs on Node 20, by the name that npm gives it", () => {
    expect(execFileSync(NODE_20, [conso.script, "--version"], { encoding: "utf8" })).toBe("0.1.0\n");
    expect(statSync(conso.script).mode & 0o111).not.toBe(0);
  });

  it("the installed library runs on Node 20", () => {
    const script =
      'import { Conso, ConsoProblem, pair } from "conso"; console.log([Conso, ConsoProblem, pair].map((one) => typeof one).join());';
    const printed = execFileSync(NODE_20, ["--input-type=module", "-e", script], { cwd: folder, encoding: "utf8" });
    expect(printed).toBe("function,function,function\n");
  });
});

describe("a year of half hours with the installed command", () => {
  const HOSTS = ["one host", "a second host"] as const;
  const YEAR = ["load-curve", "--start", "2025-11-21", "--end", "2026-11-21"];

  let running: Running;
  let token: string;
  let hosts: readonly Host[];

  beforeAll(async () => {
    running = await startBoth(FAST);
    await running.enedis.control({ quota: { perSecond: 1000, perHour: 100_000 } });
    token = await consentTo(OTHER_METER, running);
    hosts = await Promise.all(HOSTS.map(() => Host.started()));
  });
  afterAll(() => {
    for (const host of hosts) host.stop();
    return running.stop();
  });

  const hostOf = (name: (typeof HOSTS)[number]): Host => hosts[HOSTS.indexOf(name)] as Host;
  const linesOf = (file: string) => (existsSync(file) ? readFileSync(file, "utf8").split("\n") : []);
  /** The end of the last whole row. */
  const endOf = (file: string) => linesOf(file).at(-2)?.split(",")[4] ?? "";

  /** Every half hour of the year is there once. */
  function expectWhole(file: string, meter: string): void {
    const rows = linesOf(file)
      .slice(1, -1)
      .map((row) => row.split(","));
    expect(rows).toHaveLength(HALF_HOURS);
    expect(new Set(rows.map(([, , lastDigits]) => lastDigits))).toEqual(new Set([meter]));
    expect(rows.slice(1).map(([, , , start]) => start)).toEqual(rows.slice(0, -1).map(([, , , , end]) => end));
  }

  /** Kills the command once the file has what is wanted. */
  async function killed(person: ConsoCommand, args: readonly string[], hasEnough: () => boolean): Promise<void> {
    const child = person.spawn(...args);
    const ended = new Promise((resolve) => child.once("close", (_code, signal) => resolve(signal)));
    await expect.poll(hasEnough, { timeout: 60_000 }).toBe(true);
    child.kill("SIGKILL");
    expect(await ended).toBe("SIGKILL");
  }

  it.each(HOSTS)(
    "a consented meter is read at %s into a file, killed, and read on without asking for a day twice",
    async (name) => {
      const host = hostOf(name);
      const person = conso.another();
      const file = join(person.home, "year.csv");
      // The budget of the day ends after twenty weeks: the command waits for tomorrow, and nothing is under way.
      const before = await startGateway(running.enedis.url, { ...FAST, METER_CALLS_PER_DAY: "20" });
      host.gateway = before.url;
      await person.runWith(token, "auth", "--gateway", host.origin);
      await running.enedis.forgetCalls();
      const patient = [...YEAR, "--output", file, "--patience", "200000"];
      await killed(person, patient, () => endOf(file) === "2026-04-10T00:00:00+02:00");
      await before.stop();
      // What a kill in the middle of a write leaves.
      appendFileSync(file, "consumption,load_curve,2823,2026-04-10T00:0");

      const after = await startGateway(running.enedis.url, FAST);
      host.gateway = after.url;
      expect(await person.run(...YEAR, "--output", file)).toMatchObject({ exitCode: 0, stdout: "" });
      await after.stop();
      const days = (await running.enedis.calls()).flatMap(({ query }) => query.dateDebut ?? []);
      expect(days).toHaveLength(CALLS);
      expect(new Set(days).size).toBe(CALLS);
      expectWhole(file, OTHER_METER.slice(-4));
    },
  );

  it.each(HOSTS)(
    "the demo home is read at %s into a file, killed in the middle, and read on where the file ends",
    async (name) => {
      const host = hostOf(name);
      host.gateway = running.gateway;
      const person = conso.another();
      const file = join(person.home, "year.csv");
      const demo = [...YEAR, "--output", file, "--demo", "--gateway", host.origin];
      for (const stallsAfter of [300_000, 700_000]) {
        host.stallsAfter = stallsAfter;
        const had = linesOf(file).length;
        let size = had;
        // The answer stalls, and so does the file.
        await killed(person, demo, () => {
          const now = linesOf(file).length;
          const isStill = now > had + 1_000 && now === size;
          size = now;
          return isStill;
        });
      }
      const had = endOf(file);
      host.stallsAfter = Number.POSITIVE_INFINITY;
      host.asked.length = 0;
      expect(await person.run(...demo)).toMatchObject({ exitCode: 0, stdout: "" });
      const [first] = host.asked;
      expect(first?.pathname).toBe("/api/v2/demo/consumption/load_curve");
      expect(first?.searchParams.get("start")).toBe(had);
      // This home has days without a reading, so the year is what one run writes that is left alone.
      const whole = join(person.home, "whole.csv");
      await person.run(...YEAR, "--output", whole, "--demo", "--gateway", host.origin);
      expect(readFileSync(file, "utf8")).toBe(readFileSync(whole, "utf8"));
      expect(linesOf(whole).length).toBeGreaterThan(16_000);
    },
  );
});
