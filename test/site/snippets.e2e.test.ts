import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, parisDay } from "../../shared/paris-time.ts";
import { SITE } from "../../shared/texts/site.ts";
import { SNIPPETS_FR } from "../../shared/texts/snippets.fr.ts";
import { maskedUsagePoint, usagePointId } from "../../shared/usage-point.ts";
import { type Running, startBoth, tokenFor } from "../running.ts";

const METER = "22516914714270";
const OTHER_METER = "11453290002823";

let running: Running;
let token: string;
let folder: string;

beforeAll(async () => {
  [running, token, folder] = await Promise.all([startBoth(), tokenFor(METER), mkdtemp(join(tmpdir(), "snippets-"))]);
});
afterAll(() => Promise.all([running.stop(), rm(folder, { recursive: true })]));

/** A snippet with the placeholders filled in. */
async function filledIn(snippet: string, mine = token): Promise<string> {
  const today = parisDay(Date.now());
  const another = await tokenFor(OTHER_METER);
  return snippet
    .replaceAll(SITE, running.gateway.origin)
    .replaceAll("AUTRE_JETON", another)
    .replaceAll(/\bBearer JETON\b|"JETON"|token=JETON/g, (found) => found.replace("JETON", mine))
    .replaceAll(/prm=PRM|"PRM"/g, (found) => found.replace("PRM", METER))
    .replaceAll("2026-11-15", addDays(today, -8))
    .replaceAll("2026-11-22", addDays(today, -1));
}

async function run(program: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { cwd: folder });
  return stdout;
}

function masked(meter: string): string {
  const id = usagePointId(meter);
  return id === null ? meter : maskedUsagePoint(id);
}

const inShell = async (snippet: string, mine?: string) => run("sh", "-c", await filledIn(snippet, mine));

describe("each example of the guide works when copied", () => {
  it("the first command: a week of days", async () => {
    const { reading_type, interval_reading } = JSON.parse(await inShell(SNIPPETS_FR.first));
    expect([reading_type.unit, interval_reading.length]).toEqual(["Wh", 7]);
  });

  it("curl, into a file: a week of half hours", async () => {
    await inShell(SNIPPETS_FR.curl);
    const { reading_type } = JSON.parse(await readFile(join(folder, "semaine.json"), "utf8"));
    expect(reading_type.unit).toBe("W");
  });

  it("JavaScript", async () => {
    const printed = await run(process.execPath, "--input-type=module", "-e", await filledIn(SNIPPETS_FR.javascript));
    expect(printed).toContain("valeur");
    expect(printed.match(/\d{4}-\d\d-\d\d/g)).toHaveLength(7);
  });

  it("Python", async () => {
    const printed = await run("python3", "-c", await filledIn(SNIPPETS_FR.python));
    expect(printed.trim().split("\n")).toEqual(Array(7).fill(expect.stringMatching(/^\d{4}-\d\d-\d\d \d+ Wh$/)));
  });

  it("Node-RED: the address and the header of its request", async () => {
    const nodes = JSON.parse(await filledIn(SNIPPETS_FR.nodeRed)) as { type: string; func?: string }[];
    const { func = "" } = nodes.find(({ type }) => type === "function") ?? {};
    const { url, headers } = new Function("msg", func)({});
    const answer = (await (await fetch(url, { headers })).json()) as { reading_type?: { unit: string }; code?: string };
    // It asks for yesterday, which Enedis has only from the morning on: at night there is no answer yet.
    expect(answer.reading_type?.unit ?? answer.code).toMatch(/^(Wh|enedis_no_data)$/);
    const [asked] = (await running.enedis.calls()).slice(-1);
    expect(asked).toMatchObject({ meter: METER });
  });

  it("a token: what it opens, another one for a use of its own, its end", async () => {
    const meters = [{ meter: masked(METER) }];
    expect(JSON.parse(await inShell(SNIPPETS_FR.me))).toMatchObject({ meters });
    const renewed = JSON.parse(await inShell(SNIPPETS_FR.renew));
    expect(renewed).toMatchObject({ name: "chauffe-eau", scope: "consumption daily" });
    await inShell(SNIPPETS_FR.revoke, renewed.access_token);
    expect(JSON.parse(await inShell(SNIPPETS_FR.me, renewed.access_token))).toMatchObject({ code: "token_revoked" });
  });

  it("one token for two meters", async () => {
    const merged = JSON.parse(await inShell(SNIPPETS_FR.merge));
    const { meters } = JSON.parse(await inShell(SNIPPETS_FR.me, merged.access_token));
    expect(meters.map(({ meter }: { meter: string }) => meter)).toEqual([METER, OTHER_METER].map(masked));
  });

  it("the demonstration: a day of 25 hours, and the refusal that was asked for", async () => {
    const [curve = "", refusal = ""] = (await inShell(SNIPPETS_FR.demo.replace("\n\n", "; echo; "))).split("\n");
    expect(JSON.parse(curve).interval_reading).toHaveLength(50);
    expect(JSON.parse(refusal)).toMatchObject({ code: "quota_shared" });
  });
});
