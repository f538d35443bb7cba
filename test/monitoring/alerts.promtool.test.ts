import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

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
