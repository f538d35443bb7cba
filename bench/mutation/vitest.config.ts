import { defineConfig } from "vitest/config";

/** Stryker needs one project, and no Worker around it: the pure tests. */
export default defineConfig({
  test: {
    include: [process.env.MUTATION_TESTS ?? "test/shared/**/*.test.ts"],
    exclude: ["test/**/*.worker.test.ts"],
    setupFiles: ["./bench/mutation/fixed-seed.ts"],
    testTimeout: 30_000,
  },
});
