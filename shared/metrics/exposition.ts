import { BOUNDS, INSTRUMENT_NAMES, INSTRUMENTS, type Instrument, type InstrumentName } from "./instruments.ts";
import type { Registry, Series } from "./registry.ts";

export const EXPOSITION_TYPE = "text/plain; version=0.0.4; charset=utf-8";

const underscored = (name: string): string => name.replaceAll(".", "_");

/** The name that Prometheus knows an instrument by (OpenTelemetry, "Prometheus and OpenMetrics Compatibility"). */
export function prometheusName(name: InstrumentName): string {
  const { kind, unit }: Instrument = INSTRUMENTS[name];
  return `${underscored(name)}${unit === "s" ? "_seconds" : ""}${kind === "counter" ? "_total" : ""}`;
}

/** The labels of an instrument, in the order of its attributes. */
export const labelsOf = (name: InstrumentName): readonly string[] =>
  Object.keys(INSTRUMENTS[name].attributes).map(underscored);

/** All of these registries in the text format of Prometheus. An instrument without a series is left out. */
export const exposition = (registries: readonly Registry[]): string =>
  INSTRUMENT_NAMES.map((name) => {
    const lines = registries.flatMap((registry) => [...registry.of(name)].flatMap((series) => linesOf(name, series)));
    if (lines.length === 0) return "";
    const { kind, about } = INSTRUMENTS[name];
    const shown = prometheusName(name);
    return `# HELP ${shown} ${about}\n# TYPE ${shown} ${kind}\n${lines.join("\n")}\n`;
  }).join("");

function linesOf(name: InstrumentName, { values, value, count, buckets }: Series): readonly string[] {
  const shown = prometheusName(name);
  const labels = labelsOf(name).map((label, at) => `${label}="${escaped(values[at] ?? "")}"`);
  const line = (suffix: string, amount: number, more: readonly string[] = []) =>
    `${shown}${suffix}${braced([...labels, ...more])} ${amount}`;
  if (INSTRUMENTS[name].kind !== "histogram") return [line("", value)];
  let below = 0;
  return [
    ...BOUNDS.map((bound, at) => {
      below += buckets[at] ?? 0;
      return line("_bucket", below, [`le="${bound}"`]);
    }),
    line("_bucket", count, ['le="+Inf"']),
    line("_sum", value),
    line("_count", count),
  ];
}

const braced = (labels: readonly string[]): string => (labels.length === 0 ? "" : `{${labels.join(",")}}`);

const escaped = (value: string): string =>
  value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
