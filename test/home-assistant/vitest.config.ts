import { defineConfig } from "vitest/config";

/** The real Home Assistant takes minutes and a Python of its own: `npm run test:home-assistant` runs these, `npm test` does not. */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/../..`,
    include: ["test/home-assistant/**/*.hass.test.ts"],
    globalSetup: ["./test/support/build-once.ts"],
    testTimeout: 300_000,
    hookTimeout: 900_000,
    // One Home Assistant at a time: an import keeps a core busy.
    maxWorkers: 1,
    silent: "passed-only",
  },
});
