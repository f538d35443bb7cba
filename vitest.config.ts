import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

/**
 * Three kinds of tests, told apart by their file name:
 * `*.test.ts` pure values, in Node · `*.worker.test.ts` inside workerd · `*.e2e.test.ts` HTTP to the running gateway.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { name: "pure", include: ["test/**/*.test.ts"], exclude: ["test/**/*.{worker,e2e}.test.ts"] } },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: { bindings: { DO_JURISDICTION: "none", EU_ONLY: "false" } },
          }),
        ],
        test: { name: "worker", include: ["test/**/*.worker.test.ts"] },
      },
      {
        test: {
          name: "e2e",
          include: ["test/**/*.e2e.test.ts"],
          globalSetup: ["./local/build.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
