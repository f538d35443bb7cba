import { execFile, spawnSync } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { exposition } from "../../shared/metrics/exposition.ts";
import { INSTRUMENT_NAMES, type InstrumentName } from "../../shared/metrics/instruments.ts";
import { Registry } from "../../shared/metrics/registry.ts";
import { admission } from "../../shared/metrics/words.ts";

const promtool = async (...args: string[]): Promise<string> => {
  const cwd = join(import.meta.dirname, "../../monitoring");
  const { stdout } = await promisify(execFile)("promtool", args, { cwd });
  return stdout;
};

describe("monitoring/alerts.yml", () => {
  it("promtool finds no fault in the rules", async () => {
    expect(await promtool("check", "rules", "alerts.yml")).toMatch(/SUCCESS: \d+ rules found/);
  });

  it("each alert fires when it should and at no other time, as promtool plays them", async () => {
    expect(await promtool("test", "rules", "alerts.test.yml")).toContain("SUCCESS");
  });

  it("promtool finds no fault in the configuration but that the token is not there", async () => {
    expect(await promtool("check", "config", "--syntax-only", "prometheus.yml")).toContain("SUCCESS");
  });
});

describe("the text of /metrics", () => {
  it("promtool reads the text, and finds every name as Prometheus wants names", () => {
    const registry = new Registry(admission({ routes: [], applications: [] }));
    const observe = registry.observe as (name: InstrumentName, value: number, attributes: object) => void;
    for (const name of INSTRUMENT_NAMES) observe(name, 1, {});
    const { status, stdout, stderr } = spawnSync("promtool", ["check", "metrics"], { input: exposition([registry]) });
    expect({ status, said: `${stdout}${stderr}` }).toEqual({ status: 0, said: "" });
  });
});
