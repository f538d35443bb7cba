import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { unstable_readConfig } from "wrangler";
import { prometheusName } from "../../../shared/metrics/exposition.ts";
import { BOUNDS, INSTRUMENT_NAMES, INSTRUMENTS, type Instrument } from "../../../shared/metrics/instruments.ts";

const ROOT = join(import.meta.dirname, "../../..");
const page = readFileSync(join(ROOT, "docs/metrics.md"), "utf8");

describe("docs/metrics.md", () => {
  it("docs/metrics.md lists every instrument as the code has it, in its order", () => {
    const rows = INSTRUMENT_NAMES.map((name) => {
      const { kind, unit, about, attributes }: Instrument = INSTRUMENTS[name];
      const words = Object.keys(attributes).map((attribute) => `\`${attribute}\``);
      return `| \`${name}\` | \`${prometheusName(name)}\` | ${kind} | ${unit === "" ? "–" : `\`${unit}\``} | ${words.join(", ") || "–"} | ${about} |`;
    });
    expect(page.match(/^\| `[a-z0-9_.]+` \| `[a-z0-9_]+` \|.*$/gm)).toEqual(rows);
  });

  it("docs/metrics.md gives the bounds of the buckets", () => {
    expect(page).toContain(`${BOUNDS.slice(0, -1).join(", ")} and ${BOUNDS.at(-1)} seconds`);
  });
});

describe("Analytics Engine in wrangler.toml", () => {
  it("Analytics Engine is off in every environment, and on once the marks before it are removed", () => {
    const configs = [undefined, "production", "staging"].map((env) =>
      unstable_readConfig({ config: join(ROOT, "wrangler.toml"), ...(env !== undefined && { env }) }),
    );
    expect(configs.flatMap(({ analytics_engine_datasets }) => analytics_engine_datasets)).toEqual([]);
    const text = readFileSync(join(ROOT, "wrangler.toml"), "utf8");
    expect(text).toContain('# [[analytics_engine_datasets]]\n# binding = "METRICS"\n# dataset = "conso_api"\n');
  });
});
