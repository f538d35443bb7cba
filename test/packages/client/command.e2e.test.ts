import { randomUUID } from "node:crypto";
import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../../../local/folders.ts";
import { issueToken } from "../../../shared/token/token.ts";
import { consentTo } from "../../support/consent.ts";
import { CURVE_REFUSED, METER, OTHER_METER, TEMPO } from "../../support/meters.ts";
import { type Running, startBoth, startGateway, tokenFor } from "../../support/running.ts";
import { TOKEN_SECRET } from "../../support/secrets.ts";
import { temporaryFolders } from "../../support/temporary-folders.ts";
import { ConsoCommand } from "./conso.ts";

const FAST = { ENEDIS_CALLS_PER_SECOND: "200", ENEDIS_JITTER_MS: "0" };
const DAY_MS = 86_400_000;
const WEEK = ["--start", "2026-11-14", "--end", "2026-11-21"];
const YEAR = ["--start", "2025-11-21", "--end", "2026-11-21"];

let running: Running;
const makeFolder = temporaryFolders();
let conso: ConsoCommand;

beforeAll(async () => {
  [running, conso] = await Promise.all([startBoth(FAST), ConsoCommand.built(makeFolder)]);
  await running.enedis.control({ quota: { perSecond: 1000, perHour: 100_000 } });
  const token = await consentTo(METER, running);
  expect(await conso.runWith(`${token}\n`, "auth", "--gateway", running.gateway.origin)).toMatchObject({
    exitCode: 0,
    stderr: "",
  });
});
afterAll(() => running.stop());

/** What Enedis was asked for: the first day of each call. */
const askedDays = async () => (await running.enedis.calls()).flatMap(({ query }) => query.dateDebut ?? []);

describe("conso auth", () => {
  it("conso auth keeps the token where its owner alone can read it, and says what it is for", async () => {
    const token = await tokenFor(OTHER_METER);
    const other = conso.another();
    const { stdout, exitCode } = await other.runWith(token, "auth", "--gateway", running.gateway.href);
    expect(exitCode).toBe(0);
    const file = join(other.home, "config/conso/tokens.json");
    expect(stdout).toContain("••••••••••2823");
    expect(stdout).toContain(file);
    expect(stdout).not.toContain(token);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, "utf8")).tokens).toEqual({ [running.gateway.origin]: token });
  });

  it.each([
    ["nothing", "", "No token was given."],
    ["a text that is no token", "hello", "(token_invalid)"],
  ])("conso auth keeps nothing when %s is pasted", async (_what, pasted, reason) => {
    const other = conso.another();
    const { stderr, exitCode } = await other.runWith(pasted, "auth", "--gateway", running.gateway.href);
    expect({ exitCode, names: stderr.includes(reason) }).toEqual({ exitCode: 3, names: true });
    expect(existsSync(join(other.home, "config/conso"))).toBe(false);
  });

  it("a second gateway has its own token, and both are kept", async () => {
    const second = await startGateway(running.enedis.url, FAST);
    const both = conso.another();
    await both.runWith(await tokenFor(METER), "auth", "--gateway", running.gateway.href);
    expect(await both.run("daily", ...WEEK, "--gateway", second.url.href)).toMatchObject({ exitCode: 3, stdout: "" });
    await both.runWith(await tokenFor(OTHER_METER), "auth", "--gateway", second.url.href);
    const read = async (gateway: URL) =>
      JSON.parse((await both.run("daily", ...WEEK, "--format", "json", "--gateway", gateway.href)).stdout)[0].meter;
    expect([await read(running.gateway), await read(second.url)]).toEqual(["4270", "2823"]);
    await second.stop();
  });
});

describe("conso and the series", () => {
  it("conso daily prints a table", async () => {
    const { stdout, stderr, exitCode } = await conso.run("daily", ...WEEK);
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    const lines = stdout.trimEnd().split("\n");
    expect(lines[0]).toBe("start       end         energy_wh  power_w  quality");
    expect(lines.slice(1).map((line) => line.slice(0, 10))).toEqual(
      [14, 15, 16, 17, 18, 19, 20].map((day) => `2026-11-${day}`),
    );
  });

  it("conso load-curve draws a chart of at most eighty columns", async () => {
    const { stdout } = await conso.run("load-curve", ...WEEK, "--chart");
    expect(stdout).toMatch(/^ +\d+ W /);
    expect(stdout).toContain("2026-11-14");
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("the chart in the README is what conso daily draws", async () => {
    const { stdout } = await conso.run("daily", "--start", "2026-10-01", "--end", "2026-11-20", "--chart");
    expect(readFileSync(join(ROOT, "packages/client/README.md"), "utf8")).toContain(stdout);
  });

  it.each(["daily", "load-curve", "max-power", "registers", "index"])(
    "conso %s writes the same rows in each format",
    async (series) => {
      const token = await tokenFor(TEMPO);
      const write = (format: string) => conso.run(series, ...WEEK, "--token", token, "--format", format);
      const rows = JSON.parse((await write("json")).stdout);
      expect(rows.length).toBeGreaterThanOrEqual(7);
      const jsonl = (await write("jsonl")).stdout.trimEnd().split("\n");
      expect(jsonl.map((line) => JSON.parse(line))).toEqual(rows);
      const csv = (await write("csv")).stdout.trimEnd().split("\n");
      expect(csv[0]).toBe(Object.keys(rows[0]).join(","));
      expect(csv).toHaveLength(rows.length + 1);
      const influx = (await write("influx")).stdout.trimEnd().split("\n");
      expect(new Set(influx.map((line) => line.replace(/ .* /, " "))).size).toBe(rows.length);
    },
  );

  it("a reader that leaves early is no failure of conso", async () => {
    const child = conso.spawn("load-curve", ...YEAR, "--format", "csv");
    await new Promise((resolve) => child.stdout?.once("data", resolve));
    child.stdout?.destroy();
    expect(await new Promise((resolve) => child.once("close", resolve))).toBe(0);
  });
});

describe("conso and a file", () => {
  it("a year of half hours that is killed goes on at another gateway, and Enedis is asked for no day twice", async () => {
    const file = join(conso.home, "year.csv");
    const token = await tokenFor(OTHER_METER);
    const year = (gateway: URL) => [
      "load-curve",
      ...YEAR,
      "--token",
      token,
      "--output",
      file,
      "--gateway",
      gateway.href,
    ];
    // The budget of the day ends after twenty weeks: the command waits for tomorrow.
    const first = await startGateway(running.enedis.url, { ...FAST, METER_CALLS_PER_DAY: "20" });
    await running.enedis.forgetCalls();
    const child = conso.spawn(...year(first.url), "--patience", "200000");
    const ended = new Promise((resolve) => child.once("close", (_code, signal) => resolve(signal)));
    const lastDay = () => (existsSync(file) ? readFileSync(file, "utf8").slice(-80) : "");
    while (!lastDay().includes("2026-04-10T00:00:00+02:00")) await new Promise((resume) => setTimeout(resume, 20));
    child.kill("SIGKILL");
    expect(await ended).toBe("SIGKILL");
    await first.stop();
    // What a kill in the middle of a write leaves.
    appendFileSync(file, "consumption,load_curve,2823,2026-04-10T00:0");

    expect(await conso.run(...year(running.gateway))).toMatchObject({ exitCode: 0, stdout: "" });
    const days = await askedDays();
    expect(days).toHaveLength(53);
    expect(new Set(days).size).toBe(53);

    const [head, ...rows] = readFileSync(file, "utf8").trimEnd().split("\n");
    expect(head).toBe("direction,series,meter,start,end,energy_wh,power_w,quality");
    expect(rows).toHaveLength(365 * 48);
    const bounds = rows.map((row) => row.split(",").slice(3, 5));
    expect(bounds.slice(1).map(([start]) => start)).toEqual(bounds.slice(0, -1).map(([, end]) => end));
  });

  it("a file that has everything costs no call, and one more day costs one", async () => {
    const file = join(conso.home, "days.jsonl");
    await conso.run("daily", "--start", "2026-11-01", "--end", "2026-11-20", "--output", file);
    await running.enedis.forgetCalls();
    const again = await conso.run("daily", "--start", "2026-11-01", "--end", "2026-11-20", "--output", file);
    expect(again).toEqual({ exitCode: 0, stdout: "", stderr: "Nothing new: the file has everything that there is.\n" });
    expect(await askedDays()).toEqual([]);
    await conso.run("daily", "--start", "2026-11-01", "--end", "2026-11-21", "--output", file);
    expect(await askedDays()).toEqual(["2026-11-20"]);
    expect(readFileSync(file, "utf8").trimEnd().split("\n")).toHaveLength(20);
  });

  it("a file of another reading stays as it is", async () => {
    const file = join(conso.home, "mine.csv");
    writeFileSync(file, "my notes\n");
    const { exitCode, stderr } = await conso.run("daily", ...WEEK, "--output", file);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining("choose another file") });
    expect(readFileSync(file, "utf8")).toBe("my notes\n");
  });
});

describe("what conso shows", () => {
  it("conso diagnose says that all is well with 0, and what is not with 5", async () => {
    expect(await conso.run("diagnose", ...WEEK)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("✓ token"),
    });
    const token = await tokenFor(CURVE_REFUSED);
    const refused = await conso.run(
      "diagnose",
      "--measure",
      "consumption/load_curve",
      "--token",
      token,
      "--lang",
      "fr",
    );
    expect(refused).toMatchObject({ exitCode: 5, stdout: expect.stringContaining("✗ collection") });
  });

  it("conso shows the invented home of a gateway to a person without a token", async () => {
    const visitor = conso.another();
    const demo = ["--demo", "--gateway", running.gateway.origin];
    expect(await visitor.run("daily", ...WEEK, ...demo)).toMatchObject({ exitCode: 0, stderr: "" });
    expect((await visitor.run("daily", ...WEEK, ...demo, "--format", "csv")).stdout).toContain(
      "consumption,daily,0000,",
    );
    expect((await visitor.run("meters", ...demo)).stdout).toContain("••••••••••0000");
    expect((await visitor.run("diagnose", ...demo)).stdout).toContain("✓ token");
    expect(await visitor.run("daily", ...WEEK, "--gateway", running.gateway.origin)).toMatchObject({ exitCode: 3 });
  });

  it("conso meters, slot, tokens and impact show what the gateway knows, as an outline and as JSON", async () => {
    const { stdout: meters } = await conso.run("meters", "--lang", "fr");
    expect(meters).toContain("puissance souscrite (kVA) : 12");
    expect((await conso.run("slot")).stdout).toMatch(
      /crontab: \d+ \* \* \* \* \[ "\$\(TZ=Europe\/Paris date \+\\%H\)" = \d\d \] &&/,
    );
    expect((await conso.run("tokens")).stdout).toContain(`gateway: ${running.gateway.origin}`);
    const impact = await conso.run("impact", "--start", "2026-11-14", "--end", "2026-11-21", "--format", "json");
    expect(JSON.parse(impact.stdout).upstreamCalls).toBe(1);
  });

  it("conso tempo needs no token, and says by its exit code that a colour is not known", async () => {
    const visitor = conso.another();
    const at = ["--gateway", running.gateway.origin];
    expect(await visitor.run("tempo", ...at, "--lang", "fr")).toMatchObject({
      exitCode: 5,
      stdout: expect.stringMatching(/^en ce moment : inconnue\naujourd’hui : inconnue\ndemain : inconnue\n/),
    });
    const window = await visitor.run("tempo", ...at, "--start", "2026-10-24", "--end", "2026-10-26");
    expect(window).toMatchObject({ exitCode: 5, stdout: "2026-10-24: unknown\n2026-10-25: unknown\n" });
    expect((await visitor.run("tempo", ...at, "--start", "yesterday")).stderr).toContain("date_malformed");
  });

  it("conso tokens replaces the kept token, and ends it", async () => {
    const other = conso.another();
    const file = join(other.home, "config/conso/tokens.json");
    const kept = () => JSON.parse(readFileSync(file, "utf8")).tokens[running.gateway.origin];
    await other.runWith(await tokenFor(OTHER_METER), "auth", "--gateway", running.gateway.href);
    const before = kept();
    await other.run("tokens", "--renew");
    const renewed = kept();
    expect(renewed).not.toBe(before);
    expect(await other.run("tokens", "--revoke")).toMatchObject({ exitCode: 0, stdout: "The token is revoked.\n" });
    expect(kept()).toBeUndefined();
    expect(await other.run("tokens", "--token", renewed)).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining("token_revoked"),
    });
  });

  it("a kept token that ends before its consent is replaced in time, and one that ends with it is announced", async () => {
    const nowMs = Date.now();
    const claims = { usagePoints: [OTHER_METER], issuedAtMs: nowMs, expiresAtMs: nowMs + 30 * DAY_MS };
    const token = (consentEndsAtMs: number) =>
      issueToken({ ...claims, consentEndsAtMs, jti: randomUUID() }, TOKEN_SECRET);
    const readBy = async (box: ConsoCommand, kept: string) => {
      await box.runWith(kept, "auth", "--gateway", running.gateway.href);
      return (await box.run("daily", ...WEEK)).stderr;
    };
    const keptBy = (box: ConsoCommand) =>
      JSON.parse(readFileSync(join(box.home, "config/conso/tokens.json"), "utf8")).tokens[running.gateway.origin];

    const [box, other] = [conso.another(), conso.another()];
    const short = await token(nowMs + 700 * DAY_MS);
    expect(await readBy(box, short)).toMatch(
      /^The token was about to end: a new one is kept, which ends on 2028-\d\d-\d\d\.\n$/,
    );
    expect(keptBy(box)).not.toBe(short);
    expect(await box.run("daily", ...WEEK)).toMatchObject({ exitCode: 0, stderr: "" });

    const last = await token(claims.expiresAtMs);
    expect(await readBy(other, last)).toMatch(/^The token ends on 2026-12-\d\d: run conso auth before\.\n$/);
    expect(keptBy(other)).toBe(last);
  });

  it.each([
    ["what has not happened yet", ["daily", "--start", "2026-12-24", "--end", "2026-12-25"], 4],
    ["a day that is none", ["daily", "--start", "yesterday"], 2],
    [
      "a gateway that is not there",
      ["daily", "--gateway", "http://127.0.0.1:9", "--token", "a", "--patience", "0"],
      75,
    ],
  ] as const)("conso ends with its exit code for %s", async (_what, args, exitCode) => {
    const ended = await conso.run(...args);
    expect(ended).toMatchObject({ exitCode, stdout: "" });
    expect(ended.stderr).toMatch(/\(\w+\)/);
  });
});
