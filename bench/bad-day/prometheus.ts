import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../../local/folders.ts";
import { freePort } from "../cost/bare-worker.ts";

/** An alert as Prometheus reports it. */
export interface Alert {
  readonly labels: Readonly<Record<string, string>>;
  readonly state: "pending" | "firing";
  readonly activeAt: string;
}

export interface RunningPrometheus {
  readonly url: URL;
  readonly alerts: () => Promise<readonly Alert[]>;
  readonly stop: () => void;
}

/** Debian's Prometheus (`apt install --no-install-recommends prometheus`) over our own configuration and rules, whose times are shortened by this factor. */
export async function startPrometheus(gateway: URL, token: string, factor: number): Promise<RunningPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), "conso-api-prometheus-"));
  const ours = (name: string) => readFileSync(join(ROOT, "monitoring", name), "utf8");
  writeFileSync(join(folder, "metrics-token"), token, { mode: 0o600 });
  writeFileSync(
    join(folder, "prometheus.yml"),
    shortened(ours("prometheus.yml"), factor).replace("127.0.0.1:8787", gateway.host),
  );
  writeFileSync(join(folder, "alerts.yml"), shortened(ours("alerts.yml"), factor));
  const port = await freePort();
  const child = spawn(
    "prometheus",
    [
      `--config.file=${folder}/prometheus.yml`,
      `--storage.tsdb.path=${folder}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
      "--log.level=warn",
    ],
    { stdio: "inherit" },
  );
  const url = new URL(`http://127.0.0.1:${port}`);
  process.once("exit", () => child.kill("SIGKILL"));
  return {
    url,
    alerts: async () => {
      const answer = await fetch(new URL("/api/v1/alerts", url)).catch(() => null);
      if (answer === null || !answer.ok) return [];
      return ((await answer.json()) as { data: { alerts: Alert[] } }).data.alerts;
    },
    stop: () => {
      child.once("exit", () => rmSync(folder, { recursive: true, force: true }));
      child.kill("SIGTERM");
    },
  };
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600 };

/** The spans of a configuration (`15s`, `for: 1m`, `[5m]`) by a factor, in whole seconds. */
const shortened = (text: string, factor: number): string =>
  factor === 1
    ? text
    : text.replaceAll(/(?<=: |\[)(\d+)([smh])(?=$|\])/gm, (_, count: string, unit: string) => {
        return `${Math.max(Math.round(Number(count) * (SECONDS[unit] ?? 1) * factor), 1)}s`;
      });
