import { cpSync } from "node:fs";
import { dirname, join } from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../../../local/folders.ts";
import { bundle } from "../../../packages/mcp/bundle.ts";
import { METER, MISSING_DAYS, NOBODYS_METER, OTHER_METER, TEMPO } from "../../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../../support/running.ts";
import { temporaryFolders } from "../../support/temporary-folders.ts";
import { ConsoCommand, NODE_20 } from "../client/conso.ts";

const ERAS = [
  ["2025-11-25", "legacy"],
  ["2026-07-28", { pin: "2026-07-28" }],
] as const;
/** A day that many from the day of the tests. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const WEEK = { start: "2026-11-14", end: "2026-11-21" };
/** About ten thousand tokens of a model. */
const MOST_CHARACTERS = 40_000;

const makeFolder = temporaryFolders();
let running: Running;
let conso: ConsoCommand;
const open: Client[] = [];

beforeAll(async () => {
  [running, conso] = await Promise.all([
    startBoth({ ENEDIS_CALLS_PER_SECOND: "200", ENEDIS_JITTER_MS: "0" }),
    ConsoCommand.built(makeFolder),
  ]);
  // As npm lays it out, beside the command.
  const installed = join(dirname(conso.script), "node_modules/conso-mcp");
  await bundle(join(installed, "dist"));
  cpSync(join(ROOT, "packages/mcp/package.json"), join(installed, "package.json"));
});
afterEach(() => Promise.all(open.splice(0).map((client) => client.close())));
afterAll(() => running.stop());

/** An assistant, by the official SDK, that has started `conso mcp` with these arguments. */
async function assistant(mode: (typeof ERAS)[number][1], command: ConsoCommand, ...args: readonly string[]) {
  const client = new Client({ name: "a test", version: "1" }, { versionNegotiation: { mode } });
  const given = ["mcp", "--gateway", running.gateway.origin, ...args];
  await client.connect(
    new StdioClientTransport({
      command: NODE_20,
      args: [command.script, ...given],
      env: command.environment,
      stderr: "ignore",
    }),
  );
  open.push(client);
  return client;
}

/** What a tool answers: its text, read as JSON unless it is a refusal. */
async function ask(client: Client, name: string, args: Record<string, unknown> = {}) {
  const { content, isError } = await client.callTool({ name, arguments: args });
  const [part] = content;
  const text = part?.type === "text" ? part.text : "";
  expect(text.length).toBeLessThan(MOST_CHARACTERS);
  return isError === true ? { refusal: text } : JSON.parse(text);
}

describe.each(ERAS)("conso mcp in the protocol of %s", (version, mode) => {
  const withToken = async (meter: string, ...args: readonly string[]) =>
    assistant(mode, conso, "--token", await tokenFor(meter), ...args);

  it("an assistant finds four tools that only read", async () => {
    const client = await withToken(METER);
    expect(client.getNegotiatedProtocolVersion()).toBe(version);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["meters", "readings", "diagnose", "impact"]);
    for (const { annotations, description, inputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
      expect(description?.length).toBeGreaterThan(100);
      expect(inputSchema).toMatchObject({ type: "object", additionalProperties: false });
    }
  });

  it("an assistant reads the contract of a meter, and what is left of its budget", async () => {
    const answer = await ask(await withToken(METER), "meters");
    expect(answer.meters).toMatchObject([{ meter: "••••••••••4270", subscribed_power_kva: 12 }]);
    expect(answer.meters[0].budget.remaining).toBeGreaterThan(0);
    expect(JSON.stringify(answer)).not.toContain(METER);
  });

  it("an assistant reads a week of days, with their sum and the highest of them", async () => {
    const { columns, rows, total_wh, highest, missing } = await ask(await withToken(METER), "readings", {
      series: "daily",
      ...WEEK,
    });
    expect(columns).toEqual(["start", "energy_wh", "power_w", "quality"]);
    const energies: number[] = rows.map(([, energy]: readonly [string, number]) => energy);
    expect(energies).toHaveLength(7);
    expect(total_wh).toBe(energies.reduce((sum, energy) => sum + energy, 0));
    expect(highest.energy_wh).toBe(Math.max(...energies));
    expect(missing).toBe(0);
  });

  it("an assistant gets a verdict with its remedy", async () => {
    const answer = await ask(await withToken(METER), "diagnose", { measure: "consumption/daily", ...WEEK });
    expect(answer).toMatchObject({ verdict: "well", links: expect.any(Array) });
  });

  it.each(["day", "hour"])("an assistant reads the impact by %s, with the method beside each figure", async (by) => {
    const client = await withToken(METER);
    const { kwh, indicators, ...answer } = await ask(client, "impact", { ...WEEK, by });
    expect(kwh).toBeGreaterThan(0);
    for (const { method, attribution, unit } of indicators) expect([method, attribution, unit]).not.toContain("");
    expect(answer[`by_${by}`].rows).toHaveLength(by === "day" ? 7 : 7 * 24);
  });

  it("an assistant without a token learns what the person has to do, and needs no new start after it", async () => {
    const person = conso.another();
    const client = await assistant(mode, person);
    expect(await ask(client, "readings", { series: "daily", ...WEEK })).toEqual({
      refusal: expect.stringContaining("conso auth"),
    });
    await person.runWith(await tokenFor(METER), "auth", "--gateway", running.gateway.href);
    expect((await ask(client, "readings", { series: "daily", ...WEEK })).rows).toHaveLength(7);
  });

  it.each([
    ["a meter of somebody else", { series: "daily", prm: OTHER_METER }, "(usage_point_not_covered)"],
    ["a meter that no home has", { series: "daily", prm: NOBODYS_METER }, "(usage_point_not_covered)"],
    ["a number that is none", { series: "daily", prm: "4270" }, "prm"],
    ["a year of half hours", { series: "load_curve", last: "P1Y" }, "at most 10 days at once"],
    ["two years of days", { series: "daily", start: "2024-11-01", end: "2026-11-01" }, "at most 366 days at once"],
    ["days to come", { series: "daily", start: inDays(40), end: inDays(41) }, "(period_in_future)"],
    ["a day that is none", { series: "daily", start: "yesterday" }, "start"],
    ["a series that does not exist", { series: "power" }, "series"],
    ["a name that does not exist", { series: "daily", from: "2026-11-01" }, "from"],
  ])(
    "an assistant that asks for %s is refused with what to ask instead, and Enedis is not asked",
    async (_what, args, words) => {
      const client = await withToken(METER);
      await running.enedis.forgetCalls();
      expect(await ask(client, "readings", args)).toEqual({ refusal: expect.stringContaining(words) });
      expect(await running.enedis.calls()).toEqual([]);
    },
  );

  it("an assistant is refused a year of impact by the hour", async () => {
    const answer = await ask(await withToken(METER), "impact", { start: "2025-11-01", end: "2026-11-01", by: "hour" });
    expect(answer).toEqual({ refusal: expect.stringContaining("at most 7 days by hour") });
  });

  it("a token that is revoked is refused in words", async () => {
    const token = await tokenFor(METER);
    await conso.run("tokens", "--revoke", "--token", token, "--gateway", running.gateway.origin);
    const client = await assistant(mode, conso, "--token", token);
    expect(await ask(client, "meters")).toEqual({ refusal: expect.stringContaining("(token_revoked)") });
  });
});

describe("the size of an answer of conso mcp", () => {
  it.each([
    ["daily", { start: "2025-11-20", end: "2026-11-21" }],
    ["load_curve", { start: "2026-11-11", end: "2026-11-21" }],
    ["max_power", { start: "2025-11-20", end: "2026-11-21" }],
    ["registers", { start: "2026-10-21", end: "2026-11-21" }],
    ["index", { start: "2026-10-21", end: "2026-11-21" }],
  ])("the largest answer of %s stays within ten thousand tokens of a model", async (series, window) => {
    const client = await assistant("legacy", conso, "--token", await tokenFor(TEMPO));
    const { rows, next_start } = await ask(client, "readings", { series, ...window });
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.length).toBeLessThanOrEqual(500);
    expect(next_start === undefined).toBe(rows.length < 500);
  });

  it("days without a reading are counted, not made up", async () => {
    const client = await assistant("legacy", conso, "--token", await tokenFor(MISSING_DAYS));
    const { rows, missing } = await ask(client, "readings", {
      series: "daily",
      start: "2026-10-01",
      end: "2026-11-21",
    });
    expect(missing).toBe(51 - rows.length);
    expect(missing).toBeGreaterThan(0);
  });
});

describe("the command conso mcp", () => {
  it("conso mcp without its package says in one sentence how to install it", async () => {
    const alone = await ConsoCommand.built(makeFolder);
    const { exitCode, stdout, stderr } = await alone.run("mcp");
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toBe("What answers an assistant is a package of its own: npm install --global conso-mcp\n");
  });

  it("conso mcp ends when the assistant closes its input", async () => {
    expect(await conso.run("mcp")).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });

  it("conso mcp answers a line that is no message without ending", async () => {
    const child = conso.spawn("mcp");
    let written = "";
    child.stdout?.on("data", (piece) => {
      written += piece;
    });
    child.stdin?.write("hello\n");
    child.stdin?.write('{"jsonrpc":"2.0","id":1,"method":"ping"}\n');
    await expect.poll(() => written).toContain('"id":1');
    child.stdin?.end();
    expect(await new Promise((resolve) => child.once("close", resolve))).toBe(0);
  });
});
