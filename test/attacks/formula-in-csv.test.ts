import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csv } from "../../shared/readings/formats/csv.ts";
import type { RegisterRow } from "../../shared/readings/series/registers.ts";
import { csvOf } from "../../site/browser/table-file.ts";
import { windowOf } from "../shared/readings/runs.ts";

const window = windowOf("2026-10-24", "2026-10-25");
const row: RegisterRow = {
  startMs: window.startMs,
  endMs: window.endMs,
  owner: "supplier",
  calendar: "FC000001",
  register: "HP",
  label: "Heures pleines",
  energyWh: 1_234,
  consistent: true,
};

/** The API's file with these words in every place that Enedis fills in. */
function fileOfApi(words: string, locale: "en" | "fr"): string {
  const writer = csv.writer(
    {
      direction: "consumption",
      series: "registers",
      meter: "••••••••••0802",
      requested: window,
      served: window,
      clamps: [],
    },
    { locale, prices: new Map(), name: "maison", sums: null },
  );
  const named: RegisterRow = { ...row, calendar: words, register: words, label: words };
  return writer.head() + writer.rows([named]);
}

/** The cells of CSV after RFC 4180, by a reader of its own. */
function cellsOf(text: string, separator: string): string[] {
  const cells: string[] = [];
  let [cell, isQuoted] = ["", false];
  for (let at = 0; at < text.length; at++) {
    const one = text[at] as string;
    if (isQuoted && one === '"' && text[at + 1] === '"') cell += text[++at];
    else if (one === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (one === separator || text.startsWith("\r\n", at))) {
      cells.push(cell);
      cell = "";
      if (one !== separator) at++;
    } else cell += one;
  }
  return cells;
}

const FORMULAS = [
  "=1+1",
  "+1+1",
  "-1-1",
  "@SUM(A1)",
  "\t=1+1",
  "\r=1+1",
  " =1+1",
  '=HYPERLINK("https://evil.example")',
];
const words = fc.oneof(
  fc.constantFrom(...FORMULAS),
  fc.string({ unit: fc.constantFrom(..."=+-@\t\r\n ;,\"'a1") }),
  fc.string(),
);
/** Nothing of a cell is kept from a spreadsheet by quotes: what counts is how the text in them begins. */
const isRun = (cell: string) => /^[=+\-@\t\r]/.test(cell.trimStart()) || /^[\t\r]/.test(cell);

describe("a formula in what Enedis writes", () => {
  it.each(FORMULAS)(
    "a formula (%j) that Enedis writes is text in the file of the API and in that of the page",
    (formula) => {
      const cells = [
        ...cellsOf(fileOfApi(formula, "en"), ","),
        ...cellsOf(csvOf({ head: [formula], rows: [[formula]] }), ";"),
      ];
      expect(cells.filter((cell) => cell.endsWith(formula))).toEqual(Array(5).fill(`'${formula}`));
    },
  );

  it("a formula that Enedis writes is text whatever it is made of, and loses none of its characters", () => {
    fc.assert(
      fc.property(words, fc.constantFrom("en" as const, "fr" as const), (text, locale) => {
        const written = cellsOf(fileOfApi(text, locale).replace("\ufeff", ""), locale === "fr" ? ";" : ",");
        const [calendar, register, label] = written.slice(9 + 3, 9 + 6);
        for (const cell of [calendar, register, label]) {
          expect(isRun(cell ?? "")).toBe(false);
          expect([text, `'${text}`]).toContain(cell);
        }
        const [, ofPage] = cellsOf(csvOf({ head: ["a"], rows: [[text]] }), ";");
        expect(ofPage).toBe(label);
      }),
      { numRuns: 2_000 },
    );
  });

  it("a negative number from Enedis is written as it is, and not changed like a formula", () => {
    expect(csvOf({ head: ["n"], rows: [[-1.5], [0], [null]] })).toBe("n\r\n-1,5\r\n0\r\n\r\n");
    expect(fileOfApi("HP", "en")).toContain(",1234,true,");
  });
});
