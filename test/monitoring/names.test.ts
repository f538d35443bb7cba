import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { labelsOf, prometheusName } from "../../shared/metrics/exposition.ts";
import { INSTRUMENT_NAMES, INSTRUMENTS, type Instrument } from "../../shared/metrics/instruments.ts";

const ROOT = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly runbook_url: string };
}
interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}

const rules = (parse(read("monitoring/alerts.yml")) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  (group) => group.rules,
);
const played = parse(read("monitoring/alerts.test.yml")) as { tests: { input_series: { series: string }[] }[] };
const { panels } = JSON.parse(read("monitoring/dashboard.json")) as { panels: Panel[] };

const queries = [
  ...rules.map(({ alert, expr }) => ({ where: `the alert ${alert}`, expr })),
  ...panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ where: `the panel "${title}"`, expr }))),
  ...played.tests.flatMap(({ input_series }) =>
    input_series.map(({ series }) => ({ where: "a series that promtool plays", expr: series })),
  ),
  ...[...read("docs/runbook.md").matchAll(/^```text\n(.*?)^```/gms)].flatMap(([, block = ""]) =>
    block
      .trim()
      .split("\n")
      .map((expr) => ({ where: "a query of the runbook", expr })),
  ),
];

/** What Prometheus makes itself. */
const OF_PROMETHEUS: Readonly<Record<string, readonly string[]>> = {
  up: ["job"],
  ALERTS: ["alertname", "alertstate", "conso_application", "conso_code"],
};

/** The labels of each name that a query may use; those of a bucket have its bound. */
const KNOWN = new Map<string, readonly string[]>([
  ...Object.entries(OF_PROMETHEUS),
  ...INSTRUMENT_NAMES.flatMap((name): [string, readonly string[]][] => {
    const shown = prometheusName(name);
    const labels = labelsOf(name);
    if (INSTRUMENTS[name].kind !== "histogram") return [[shown, labels]];
    return [
      [`${shown}_bucket`, [...labels, "le"]],
      [`${shown}_sum`, labels],
      [`${shown}_count`, labels],
    ];
  }),
]);

const FUNCTIONS = new Set(
  "abs absent and by count histogram_quantile increase max min on or rate sum topk unless vector without".split(" "),
);

/** The words of a query outside of its texts, braces, groupings and durations. */
const namesIn = (expr: string) =>
  [
    ...expr
      .replaceAll(/"(?:[^"\\]|\\.)*"/g, "")
      .replaceAll(/\{[^}]*\}/g, "")
      .replaceAll(/\b(?:by|on|without)\s*\([^)]*\)/g, "")
      .replaceAll(/\[[^\]]*\]/g, "")
      .matchAll(/[A-Za-z_][A-Za-z0-9_]*/g),
  ]
    .map(([name]) => name)
    .filter((name) => !FUNCTIONS.has(name));

/** `name{label="value"}`: the labels that are asked for beside each name, with what they are compared with. */
const matchersIn = (expr: string) =>
  [...expr.matchAll(/([A-Za-z_][A-Za-z0-9_]*)\{([^}]*)\}/g)].flatMap(([, name = "", inside = ""]) =>
    [...inside.matchAll(/(\w+)\s*(=~|!~|!=|=)\s*"([^"]*)"/g)].map(([, label = "", operator = "", value = ""]) => ({
      name,
      label,
      operator,
      value,
    })),
  );

const groupingsIn = (expr: string) =>
  [...expr.matchAll(/\b(?:by|on)\s*\(([^)]*)\)/g)].flatMap(([, labels = ""]) =>
    labels.split(",").map((label) => label.trim()),
  );

/** The closed set behind a label of ours; `null`: only a deployment knows it, or Prometheus makes it. */
function wordsOf(name: string, label: string): readonly string[] | null {
  const instrument = INSTRUMENT_NAMES.find((one) => name.startsWith(prometheusName(one)));
  if (instrument === undefined) return null;
  const { attributes }: Instrument = INSTRUMENTS[instrument];
  const words = Object.entries(attributes).find(([attribute]) => attribute.replaceAll(".", "_") === label)?.[1];
  return words === undefined || typeof words === "string" ? null : words;
}

describe("rules, dashboard, played series and runbook", () => {
  it("there are enough queries for a mistake in reading them to show", () => {
    expect(rules.length).toBeGreaterThan(9);
    expect(queries.length).toBeGreaterThan(80);
    expect(queries.filter(({ expr }) => namesIn(expr).length === 0)).toEqual([]);
  });

  it("every name in a query is one that the gateway or Prometheus gives", () => {
    const unknown = queries.flatMap(({ where, expr }) =>
      namesIn(expr).flatMap((name) => (KNOWN.has(name) ? [] : [`${where}: ${name}`])),
    );
    expect(unknown).toEqual([]);
  });

  it("every label in a query is one of its name", () => {
    const unknown = queries.flatMap(({ where, expr }) => [
      ...matchersIn(expr).flatMap(({ name, label }) =>
        KNOWN.get(name)?.includes(label) ? [] : [`${where}: ${name}{${label}}`],
      ),
      ...groupingsIn(expr).flatMap((label) =>
        namesIn(expr).some((name) => KNOWN.get(name)?.includes(label)) ? [] : [`${where}: by ${label}`],
      ),
    ]);
    expect(unknown).toEqual([]);
  });

  it("every value that a query compares with is a word of its label, and every pattern finds one", () => {
    const wrong = queries.flatMap(({ where, expr }) =>
      matchersIn(expr).flatMap(({ name, label, operator, value }) => {
        const words = wordsOf(name, label);
        if (words === null) return [];
        const alternatives = operator.endsWith("~") ? value.split("|") : [value];
        return alternatives
          .filter((alternative) => {
            const pattern = new RegExp(`^(?:${alternative})$`);
            return !words.some((word) => (operator.endsWith("~") ? pattern.test(word) : word === alternative));
          })
          .map((alternative) => `${where}: ${label} is never ${alternative}`);
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe("docs/runbook.md", () => {
  const sections = read("docs/runbook.md")
    .split(/^## /m)
    .slice(1)
    .map((section) => ({ title: section.split("\n")[0] ?? "", text: section }));

  it("the runbook has a section for each alert, in their order, and one for a secret that leaked", () => {
    expect(sections.map(({ title }) => title)).toEqual([...rules.map(({ alert }) => alert), "Secret leaked"]);
  });

  it.each(rules)("the alert $alert leads to its section", ({ alert, annotations }) => {
    expect(annotations.runbook_url).toBe(`docs/runbook.md#${alert.toLowerCase()}`);
  });

  it.each(sections)(
    "the section $title says what it means, what residents see, how to look and what to do",
    ({ text }) => {
      const parts = [...text.matchAll(/^\*\*(Means|Residents see|Look|Do)\.\*\*/gm)].map(([, part]) => part);
      expect(parts).toEqual(["Means", "Residents see", "Look", "Do"]);
    },
  );

  it("promtool plays every alert", () => {
    const expected = read("monitoring/alerts.test.yml");
    expect(rules.filter(({ alert }) => !expected.includes(`alertname="${alert}"`))).toEqual([]);
  });
});
