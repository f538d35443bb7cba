/**
 * What a spreadsheet makes of our CSV: `node bench/readings/spreadsheet.ts`, half a minute; needs LibreOffice Calc (Debian:
 * `apt install libreoffice-calc`). It opens each series in each locale as Calc's import does there, and looks at what every
 * cell has become. Exits with 1 when a number is not that number or a time not that date.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wallText } from "../../shared/paris-time.ts";
import type { Column, Row } from "../../shared/readings/columns.ts";
import { csv } from "../../shared/readings/formats/csv.ts";
import type { Locale } from "../../shared/readings/formats/definition.ts";
import { SERIES, type SeriesName } from "../../shared/readings/series.ts";
import { run, windowOf } from "../../test/shared/readings/runs.ts";

/** Separator, quotes, UTF-8, from line 1, no columns by hand, language, quoted is no text, look for dates. */
const IMPORTS: Readonly<Record<Locale, string>> = {
  en: "CSV:44,34,76,1,,2057,false,true",
  fr: "CSV:59,34,76,1,,1036,false,true",
};
const SUBJECTS: readonly (readonly [SeriesName, meter: string])[] = [
  ["daily", "22516914714270"],
  ["load_curve", "22516914714270"],
  ["max_power", "22516914714270"],
  ["index", "20000000000804"],
  ["registers", "20000000000804"],
];
/** What Calc holds in one cell. */
interface Cell {
  readonly type: string;
  readonly value: string;
}
const EMPTY: Cell = { type: "", value: "" };

const folder = mkdtempSync(join(tmpdir(), "conso-api-csv-"));
/** The cells, row by row, as Calc saves them in its flat format. */
function opened(text: string, locale: Locale): Cell[][] {
  const file = join(folder, "readings.csv");
  writeFileSync(file, text);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const convert = ["--convert-to", "fods", "--outdir", folder, file];
  execFileSync("soffice", ["--headless", profile, `--infilter=${IMPORTS[locale]}`, ...convert], { stdio: "pipe" });
  const rows = readFileSync(join(folder, "readings.fods"), "utf8").match(/<table:table-row.*?<\/table:table-row>/gs);
  return (rows ?? []).map((row) => {
    const cells = row.matchAll(/<table:table-cell([^>]*?)(?:\/>|>.*?<text:p>(.*?)<\/text:p>.*?<\/table:table-cell>)/gs);
    return [...cells].flatMap(([, attributes = "", said = ""]) => {
      const member = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1];
      const type = member("office:value-type") ?? EMPTY.type;
      const value = member("office:date-value")?.replace("T", " ") ?? member("office:(?:boolean-)?value") ?? said;
      return Array.from({ length: Math.min(Number(member("columns-repeated") ?? 1), 20) }, () => ({ type, value }));
    });
  });
}

/** What Calc should hold: a French one knows no "true", and keeps it as text. */
function expected(column: Column, row: Row, locale: Locale): Cell {
  const { type } = column;
  const cell = column.of(row);
  if (cell === null) return EMPTY;
  if (type === "instant") return { type: "date", value: wallText(cell as number).replace(" 00:00:00", "") };
  if (type === "integer") return { type: "float", value: String(cell) };
  return { type: type === "flag" && locale === "en" ? "boolean" : "string", value: String(cell) };
}

console.log("| series | locale | cells | numbers | dates | not as meant |\n| --- | --- | ---: | ---: | ---: | ---: |");
for (const [series, meter] of SUBJECTS) {
  const [start, end] = ["2026-10-24", "2026-10-27"] as const;
  const { rows } = await run({ series, meter, start, end });
  const window = windowOf(start, end);
  const about = { direction: "consumption", series, meter: "", requested: window, served: window, clamps: [] } as const;
  for (const locale of ["en", "fr"] as const) {
    const writer = csv.writer(about, { locale, prices: new Map(), name: "maison", sums: null });
    const [, ...cells] = opened(writer.head() + writer.rows(rows), locale);
    const meant = rows.flatMap((row) => SERIES[series].columns.map((column) => expected(column, row, locale)));
    const found = rows.flatMap((_, at) => SERIES[series].columns.map((_, column) => cells[at]?.[column] ?? EMPTY));
    const wrong = found.filter(({ type, value }, at) => type !== meant[at]?.type || value !== meant[at]?.value);
    const count = (type: string) => found.filter((cell) => cell.type === type).length;
    console.log(`| ${series} | ${locale} | ${found.length} | ${count("float")} | ${count("date")} | ${wrong.length} |`);
    if (wrong.length > 0) console.log(wrong.slice(0, 3));
    if (wrong.length > 0) process.exitCode = 1;
  }
}
rmSync(folder, { recursive: true, force: true });
