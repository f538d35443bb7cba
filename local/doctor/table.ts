import type { Finding, Verdict } from "./finding.ts";

const MARKS: Readonly<Record<Verdict, string>> = { ok: "ok", warning: "WARN", fault: "FAULT", none: "–" };
const COLOURS: Readonly<Record<Verdict, number>> = { ok: 32, warning: 33, fault: 31, none: 90 };

/** The findings as a person reads them in a terminal: one line each, its remedy below it. */
export function table(findings: readonly Finding[], isColoured: boolean): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const indent = " ".repeat(width + 9);
  return findings
    .flatMap(({ check, verdict, seen, remedy }) => {
      const mark = MARKS[verdict].padEnd(5);
      const shown = isColoured ? `\u001b[${COLOURS[verdict]}m${mark}\u001b[0m` : mark;
      return [`${shown}  ${check.padEnd(width)}  ${seen}`, ...(remedy === undefined ? [] : [`${indent}→ ${remedy}`])];
    })
    .join("\n");
}

/** One sentence for the whole. */
export function summary(findings: readonly Finding[]): string {
  const count = (verdict: Verdict) => findings.filter((finding) => finding.verdict === verdict).length;
  return `${count("fault")} faults, ${count("warning")} warnings, ${count("ok")} in order, ${count("none")} not judged from here`;
}
