import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { ORDINARY_NOON } from "./test/clock/instants.ts";
import { TOKEN_SECRET } from "./test/support/secrets.ts";
import { EXEMPT } from "./test/support/selfhosted/exempt.ts";

/**
 * Four kinds of tests, told apart by their file name:
 * `*.test.ts` pure values, in Node · `*.worker.test.ts` inside workerd · `*.e2e.test.ts` HTTP to the running gateway ·
 * `*.browser.test.ts` the same through a real Chromium.
 */

/** Debian's. Where there is none, `npm test` says so and does without; `.ci/run` installs it, and so leaves nothing out. */
const CHROMIUM = "/usr/bin/chromium";
const hasChromium = existsSync(CHROMIUM);
if (!hasChromium)
  process.emitWarning(`${CHROMIUM} is missing: the tests in a real browser are left out (apt install chromium)`);

/** Debian's too; only the guide's file for spreadsheets needs it. */
const OFFICE = "/usr/bin/soffice";
const SPREADSHEET_TESTS = "test/**/*.spreadsheet.e2e.test.ts";
const withoutOffice = existsSync(OFFICE) ? [] : [SPREADSHEET_TESTS];
if (withoutOffice.length > 0)
  process.emitWarning(
    `${OFFICE} is missing: the test in a spreadsheet is left out (apt install libreoffice-calc-nogui)`,
  );

/** Of Debian's package prometheus: it reads our alert rules and plays them. */
const PROMTOOL = "/usr/bin/promtool";
const withoutPromtool = existsSync(PROMTOOL) ? [] : ["test/**/*.promtool.test.ts"];
if (withoutPromtool.length > 0)
  process.emitWarning(
    `${PROMTOOL} is missing: the tests of the alert rules are left out (apt install --no-install-recommends prometheus)`,
  );

/**
 * Projects start in the order of their names. So the longest files come first, and those that end on the pace of real seconds
 * (`paced`) wait beside the last, which only compute.
 */
const PACED = [
  "test/herd.e2e.test.ts",
  "test/applications/herd.e2e.test.ts",
  "test/functions/impact/fair-use.e2e.test.ts",
  "test/quota-manners.e2e.test.ts",
  "test/attacks/quota-strangers.e2e.test.ts",
];

/** Tests of a self-hosted folder, which `npm run test:selfhost` makes; the other end-to-end tests then run against it too. */
const OF_A_FOLDER = "test/selfhost/**/*.e2e.test.ts";
const hasFolder = process.env.SELFHOST_FOLDER !== undefined;
const exempt = hasFolder ? Object.keys(EXEMPT) : [];

/** While one file waits for its turns at Enedis, another computes. */
const AT_ONCE = { maxWorkers: availableParallelism() + 1, sequence: { groupOrder: 1 } };

/** Files read the same modules: a process reads them once. What a file starts or sets is its own, and it takes it back. */
const IN_ONE_PROCESS = { ...AT_ONCE, isolate: false };

/** Every file begins at one instant, whatever the hour of the machine. */
const CLOCK = { provide: { clock: process.env.CLOCK ?? ORDINARY_NOON }, setupFiles: ["./test/clock/setup.ts"] };

/** What a test waits for comes late on a busy machine; Vitest alone would poll for one second. */
const PATIENT = { ...CLOCK, expect: { poll: { timeout: 30_000 } } };

/** Properties run thousands of cases, and fifty browsers come back at once; a busy machine must not fail one. */
const UNHURRIED = { ...PATIENT, testTimeout: 30_000 };

/** Each file has a gateway of its own, over bundles that are made once. */
const RUNNING = {
  ...PATIENT,
  ...IN_ONE_PROCESS,
  testTimeout: 120_000,
  hookTimeout: 60_000,
  globalSetup: ["./test/support/build-once.ts"],
};

export default defineConfig({
  test: {
    silent: "passed-only",
    projects: [
      {
        test: {
          ...UNHURRIED,
          ...IN_ONE_PROCESS,
          name: "pure",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.{worker,e2e,browser,hass}.test.ts", "**/node_modules/**", ...withoutPromtool],
        },
      },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                DO_JURISDICTION: "none",
                EU_ONLY: "false",
                ENEDIS_API_URL: "https://enedis.example",
                ENEDIS_CONSENT_URL: "https://consent.example/authorize",
                ENEDIS_CLIENT_ID: "client",
                ENEDIS_CLIENT_SECRET: "client-secret",
                TOKEN_SECRET,
                SITE_URL: "https://conso.example",
              },
            },
          }),
        ],
        test: {
          ...UNHURRIED,
          ...AT_ONCE,
          name: "worker",
          include: ["test/**/*.worker.test.ts"],
          setupFiles: ["./test/clock/setup.worker.ts"],
          globalSetup: ["./local/assets.ts"],
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/**/*.e2e.test.ts"],
          exclude: [...withoutOffice, ...PACED, ...exempt, OF_A_FOLDER],
          ...RUNNING,
        },
      },
      ...(hasChromium ? [{ test: { name: "browser", include: ["test/**/*.browser.test.ts"], ...RUNNING } }] : []),
      { test: { name: "paced", include: PACED, ...RUNNING } },
      ...(hasFolder ? [{ test: { name: "selfhost", include: [OF_A_FOLDER], ...RUNNING } }] : []),
    ],
  },
});
