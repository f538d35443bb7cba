import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setClock } from "../../local/clock.ts";
import { addDays, parisDay } from "../../shared/paris-time.ts";
import { SNIPPETS } from "../../shared/texts/snippets.fr.ts";
import { FINDINGS, FORMATS } from "../../shared/texts/snippets-formats.fr.ts";
import { maskedUsagePoint, usagePointId } from "../../shared/usage-point.ts";
import { filledIn } from "../../site/browser/guide/fill-in.ts";
import { ORDINARY_NOON } from "../clock/instants.ts";
import { METER, OTHER_METER } from "../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";

// Yesterday is published.
setClock(ORDINARY_NOON);

let running: Running;
let token: string;
let folder: string;

beforeAll(async () => {
  [running, token, folder] = await Promise.all([startBoth(), tokenFor(METER), mkdtemp(join(tmpdir(), "snippets-"))]);
});
afterAll(() => Promise.all([running.stop(), rm(folder, { recursive: true })]));

/** A snippet as its reader has it: every placeholder replaced, wherever it stands; and days that Enedis has. */
async function filled(snippet: string, mine = token): Promise<string> {
  const today = parisDay(Date.now());
  const another = await tokenFor(OTHER_METER);
  return filledIn(snippet, { site: running.gateway.origin, token: mine, meter: METER })
    .replaceAll("AUTRE", another)
    .replaceAll(/2026-11-(15|17|22)/g, (_day, date: string) => addDays(today, Number(date) - 23));
}

async function run(program: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { cwd: folder });
  return stdout;
}

function masked(meter: string): string {
  const id = usagePointId(meter);
  return id === null ? meter : maskedUsagePoint(id);
}

const inShell = async (snippet: string, mine?: string) => run("sh", "-c", await filled(snippet, mine));

describe("each example of the guide works when copied", () => {
  it("the first command of the guide works when copied, and returns a week of days", async () => {
    const { reading_type, interval_reading } = JSON.parse(await inShell(SNIPPETS.first));
    expect([reading_type.unit, interval_reading.length]).toEqual(["Wh", 7]);
  });

  it("the curl example of the guide works when copied, and writes a week of half hours into a file", async () => {
    await inShell(SNIPPETS.curl);
    const { reading_type } = JSON.parse(await readFile(join(folder, "semaine.json"), "utf8"));
    expect(reading_type.unit).toBe("W");
  });

  it("the JavaScript example of the guide works when copied", async () => {
    const printed = await run(process.execPath, "--input-type=module", "-e", await filled(SNIPPETS.javascript));
    expect(printed).toContain("valeur");
    expect(printed.match(/\d{4}-\d\d-\d\d/g)).toHaveLength(7);
  });

  it("the Python example of the guide works when copied", async () => {
    const printed = await run("python3", "-c", await filled(SNIPPETS.python));
    expect(printed.trim().split("\n")).toEqual(Array(7).fill(expect.stringMatching(/^\d{4}-\d\d-\d\d \d+ Wh$/)));
  });

  it("the token examples of the guide work when copied: they describe a token, derive another one and revoke it", async () => {
    const meters = [{ meter: masked(METER) }];
    expect(JSON.parse(await inShell(SNIPPETS.me))).toMatchObject({ meters });
    const renewed = JSON.parse(await inShell(SNIPPETS.renew));
    expect(renewed).toMatchObject({ name: "chauffe-eau", scope: "consumption daily" });
    await inShell(SNIPPETS.revoke, renewed.access_token);
    expect(JSON.parse(await inShell(SNIPPETS.me, renewed.access_token))).toMatchObject({ code: "token_revoked" });
  });

  it("the example of the guide that makes one token for two meters works when copied", async () => {
    const merged = JSON.parse(await inShell(SNIPPETS.merge));
    const { meters } = JSON.parse(await inShell(SNIPPETS.me, merged.access_token));
    expect(meters.map(({ meter }: { meter: string }) => meter)).toEqual([METER, OTHER_METER].map(masked));
  });

  it("the demonstration of the guide works when copied, with a day of 25 hours and the chosen refusal", async () => {
    const [curve = "", refusal = ""] = (await inShell(SNIPPETS.demo.replace("\n\n", "; echo; "))).split("\n");
    expect(JSON.parse(curve).interval_reading).toHaveLength(50);
    expect(JSON.parse(refusal)).toMatchObject({ code: "quota_shared" });
  });
});

/** The names in a value, with those inside; of a list, those of its first element. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== "object" || value === null) return "value";
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, shapeOf(inside)]));
}

/** The objects of JSON Lines; one JSON object is one of them, however many lines it takes. */
const objectsIn = (text: string): unknown[] => {
  const lines = text.trim().split("\n");
  const isOneALine = lines.every((line) => line.startsWith("{") && line.endsWith("}"));
  return (isOneALine ? lines : [text]).map((object) => JSON.parse(object));
};

describe("each format of the API v2 is answered as the guide shows it", () => {
  const exchanges = Object.entries({ ...FORMATS, ...FINDINGS });
  const files = Object.entries(FORMATS).flatMap(([name, { file, ...exchange }]) =>
    file === null ? [] : [{ name, file, ...exchange }],
  );
  const printed = exchanges.filter(([name]) => !files.some((file) => file.name === name));

  it.each(printed)(
    "the answer to the example %s of the API v2 has the members that the guide shows",
    async (_name, { command, answer }) => {
      expect(shapeOf(objectsIn(await inShell(command)))).toEqual(shapeOf(objectsIn(answer)));
    },
  );

  it("the JSON Lines example of the guide reads the wanted half hours line by line", async () => {
    const lines = objectsIn(await inShell(FORMATS.jsonl.command)) as { energy_wh: number }[];
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every(({ energy_wh }) => energy_wh > 300)).toBe(true);
  });

  it.each(files)(
    "the file of the example $name has the columns that the guide shows, and two days",
    async ({ command, answer, file }) => {
      await inShell(command);
      const [head, ...lines] = (await readFile(join(folder, file), "utf8")).trimEnd().split("\r\n");
      expect(head?.replace("\ufeff", "")).toBe(answer.split("\n")[0]);
      expect(lines).toHaveLength(2);
    },
  );

  it("the French CSV begins with the mark by which a spreadsheet knows UTF-8, and the other one does not", async () => {
    for (const { command } of files) await inShell(command);
    const first = async (file: string) => (await readFile(join(folder, file), "utf8")).charAt(0);
    expect(await first(FORMATS.csvFr.file)).toBe("\ufeff");
    expect(await first(FORMATS.csv.file)).toBe("s");
  });
});
