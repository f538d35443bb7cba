/**
 * What one gate object decides in a second: `node bench/quota/gate.ts [asks]`, half a minute.
 * The real Durable Object in workerd with its storage, asked by a Worker beside it, many asks at once. No HTTP in between.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Plugin } from "esbuild";
import { bundleGateway, startEnedis, startGateway } from "./stage.ts";

const asks = Number(process.argv[2] ?? 20_000);

/** The lines that export the Durable Objects. */
const exportedClasses = (path: string): string =>
  readFileSync(path, "utf8")
    .match(/^export \{.*$/gm)
    ?.join("\n") ?? "";

/** In place of the gateway's routes: a Worker that asks the gate `asks` times, `atOnce` at a time, for `meters` meters. */
const asker: Plugin = {
  name: "asker",
  setup: ({ onLoad }) =>
    onLoad({ filter: /functions\/index\.ts$/ }, ({ path }) => ({
      resolveDir: join(import.meta.dirname, "../../functions"),
      loader: "ts",
      contents: `
        ${exportedClasses(path)}
        import { gateOf } from "../shared/quota/ask-gate.ts";
        export default {
          async fetch(request, env) {
            const [asks, atOnce, meters] = new URL(request.url).pathname.slice(1).split("-").map(Number);
            const gate = gateOf(env);
            let asked = 0;
            let granted = 0;
            await Promise.all(Array.from({ length: atOnce }, async () => {
              while (asked < asks) {
                const n = asked++;
                const usagePointId = String(30_000_000_000_000 + ((n * 7_919) % meters));
                const bearer = { id: "token of " + usagePointId, issuedAtMs: 0 };
                const question = "consommation_quotidienne " + n;
                const grant = await gate.ask({ api: "measures", usagePointId, bearer, question, patienceMs: 25_000 });
                if (grant.ok) granted++;
              }
            }));
            return Response.json({ granted });
          },
        };`,
    })),
};

const stateDir = mkdtempSync(join(tmpdir(), "conso-api-gate-"));
await bundleGateway("gateway-asked", { plugins: [asker] });
const enedis = await startEnedis();
const gateway = await startGateway(enedis.url, { bundle: "gateway-asked", stateDir });

/** Milliseconds that these asks take. */
async function ask(asked: number, atOnce: number, meters: number): Promise<{ tookMs: number; granted: number }> {
  const fromMs = performance.now();
  const response = await fetch(new URL(`/${asked}-${atOnce}-${meters}`, gateway.url));
  const { granted } = (await response.json()) as { granted: number };
  return { tookMs: performance.now() - fromMs, granted };
}

await ask(2_000, 50, 5_000);
console.log("| asks at once | meters | asks a second | of them granted | one ask takes |");
console.log("| ---: | ---: | ---: | ---: | ---: |");
for (const [atOnce, meters] of [
  [1, 5_000],
  [50, 5_000],
  [500, 5_000],
  [500, 200],
] as const) {
  const { tookMs, granted } = await ask(asks, atOnce, meters);
  const cells = [
    atOnce,
    meters,
    Math.round((asks / tookMs) * 1000),
    granted,
    `${((tookMs / asks) * atOnce).toFixed(2)} ms`,
  ];
  console.log(`| ${cells.join(" | ")} |`);
}
await Promise.all([gateway.stop(), enedis.stop()]);
rmSync(stateDir, { recursive: true, force: true });
