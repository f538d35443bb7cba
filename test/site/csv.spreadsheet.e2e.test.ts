import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { FORMATS } from "../../shared/texts/snippets-formats.fr.ts";
import { filledIn } from "../../site/browser/guide/fill-in.ts";
import { csvOf } from "../../site/browser/table-file.ts";
import { METER } from "../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";

/** Semicolons, quotes, UTF-8, from the first line, French (LCID 1036): what a French LibreOffice proposes by itself. */
const IMPORT = "CSV:59,34,76,1,,1036";

let running: Running;
let folder: string;

beforeAll(async () => {
  [running, folder] = await Promise.all([startBoth(), mkdtemp(join(tmpdir(), "spreadsheet-"))]);
});
afterAll(() => Promise.all([running.stop(), rm(folder, { recursive: true, force: true })]));

/** A CSV file as LibreOffice shows it to its owner, formulas computed. */
async function opened(file: string): Promise<string> {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  await run("/usr/bin/soffice", profile, "--headless", `--infilter=${IMPORT}`, "--convert-to", "fods", file);
  return readFile(join(folder, file.replace(".csv", ".fods")), "utf8");
}

const run = (program: string, ...args: readonly string[]) => promisify(execFile)(program, args, { cwd: folder });

it("the file for a French spreadsheet opens in LibreOffice: dates are dates and energy is a number", async () => {
  const command = filledIn(FORMATS.csvFr.command, {
    site: running.gateway.origin,
    token: await tokenFor(METER),
    meter: METER,
  });
  await run("sh", "-c", command);
  const sheet = await opened("conso-tableur.csv");
  const cells = (kind: string) =>
    [...sheet.matchAll(new RegExp(`office:value-type="${kind}" office:[a-z-]*value="([^"]*)"`, "g"))].map(
      ([, value]) => value,
    );
  expect(cells("date")).toEqual(["2026-11-15", "2026-11-16", "2026-11-16", "2026-11-17"]);
  expect(cells("float").filter((value) => Number(value) > 1_000)).toEqual(["12473", "12003"]);
  // The mark at the beginning is read as such, and not as a character of the first name.
  expect(sheet).toContain("<text:p>start</text:p>");
});

it("the file that a page saves opens in LibreOffice: both passes of an autumn hour are times, and kWh are numbers", async () => {
  const [first, second] = ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"].map((text) => new Date(text));
  const table = { head: ["debut", "energie_kwh"], rows: [first, second].map((at) => [at ?? null, 12.473]) };
  await writeFile(join(folder, "courbe.csv"), `\ufeff${csvOf(table)}`);
  const sheet = await opened("courbe.csv");
  expect([...sheet.matchAll(/office:date-value="([^"]*)"/g)].map(([, value]) => value)).toEqual([
    "2026-10-25T02:30:00",
    "2026-10-25T02:30:00",
  ]);
  expect(sheet.match(/office:value="12.473"/g)).toHaveLength(2);
  expect(sheet).toContain("<text:p>debut</text:p>");
});

it("a formula in a label of Enedis's is text in LibreOffice, and a negative number beside it is a number", async () => {
  const table = { head: ["texte", "nombre"], rows: [["=1+1", -5]] };
  await writeFile(join(folder, "formule.csv"), csvOf(table));
  const sheet = await opened("formule.csv");
  expect(sheet).not.toContain("table:formula");
  expect(sheet).toContain("<text:p>&apos;=1+1</text:p>");
  expect(sheet).toContain('office:value="-5"');

  // The same text as it came is computed.
  await writeFile(join(folder, "formule.csv"), "texte;nombre\r\n=1+1;-5\r\n");
  expect(await opened("formule.csv")).toContain('table:formula="of:=1+1"');
});
