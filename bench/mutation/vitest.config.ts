import { defineConfig } from "vitest/config";
import { chosenGroup } from "./groups.ts";

/** One project without a Worker around it: Stryker cannot run those of the root. */
export default defineConfig({
  test: {
    // Stryker has `testFiles`, but with it a fault at the top level of a module is never active (stryker-js issue 6144).
    include: [...chosenGroup().tests],
    setupFiles: ["./bench/mutation/fixed-seed.ts"],
    testTimeout: 30_000,
  },
});
