import { chosenGroup } from "./groups.ts";

const { name, mutate } = chosenGroup();

export default {
  mutate,
  testRunner: "vitest",
  vitest: { configFile: "bench/mutation/vitest.config.ts" },
  // Stryker reads the project's configuration with the API of TypeScript 6, which TypeScript 7 does not have.
  tsconfigFile: "none.json",
  concurrency: 1,
  reporters: ["clear-text", "progress-append-only", "json"],
  clearTextReporter: { allowColor: false, allowEmojis: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: `dist/mutation/${name}.json` },
  thresholds: { high: 90, low: 80, break: 80 },
  tempDirName: "dist/stryker",
  ignorePatterns: ["dist", "docs", "site"],
};
