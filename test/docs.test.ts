import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "../shared/config/config.ts";
import type { Env } from "../shared/config/env.ts";

const ROOT = join(import.meta.dirname, "..", "/");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

/** What is made on each machine: not in a clone, and not ours to check. */
const IGNORED = read(".gitignore")
  .trim()
  .split("\n")
  .map((entry) => entry.replace("/", ""));
const isGenerated = (path: string) => path.split("/").some((segment) => IGNORED.includes(segment));

const files = globSync("{*,.*,**/*,.github/**/*,.ci/*}", {
  cwd: ROOT,
  withFileTypes: true,
  exclude: ({ name, parentPath }) => name === ".git" || isGenerated(relative(ROOT, join(parentPath, name))),
})
  .filter((entry) => entry.isFile())
  .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));

const documents = files.filter((file) => /^[A-Z]+\.md$|^(docs|bench|packages\/\w+)\/.*\.md$/.test(file));
const prose = (document: string) => read(document).replaceAll(/^```.*?^```/gms, "");

describe.each(documents)("%s", (document) => {
  it("a document has no dead link", () => {
    const links = [...prose(document).matchAll(/(?:\]\(|src(?:set)?=")([^)\s"]+)/g)].map(([, target = ""]) => target);
    const dead = links.filter((target) => !/^https?:/.test(target) && !leadsSomewhere(document, target));
    expect(dead).toEqual([]);
  });

  it("a document names only paths that exist", () => {
    const quoted = [...prose(document).matchAll(/`([^`\n]+)`/g)].map(([, text = ""]) => text);
    const missing = quoted.filter(isPath).filter((path) => !exists(path) && !exists(join(dirname(document), path)));
    expect(missing).toEqual([]);
  });

  it("a document names only npm scripts that exist", () => {
    const { scripts } = JSON.parse(read("package.json"));
    const named = [...read(document).matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

const FOLDERS = new Set(files.filter((file) => file.includes("/")).map((file) => file.split("/")[0]));

/** In a folder of ours, or with the ending of a file; an address, a package or a media type is neither. */
const isPath = (text: string) =>
  /^[\w.@-]+(\/[\w.@-]+)*\/?$/.test(text) &&
  ((text.includes("/") && FOLDERS.has(text.split("/")[0] ?? "")) || /\w\.(ts|tsx|mjs|toml|json|md|yml|sh)$/.test(text));

const exists = (path: string) => isGenerated(path) || existsSync(join(ROOT, path));

function leadsSomewhere(document: string, target: string): boolean {
  const [path = "", heading] = target.split("#");
  const file = path === "" ? document : join(dirname(document), path);
  return exists(file) && (heading === undefined || headingsOf(file).includes(heading));
}

/** As a Markdown viewer names them: lower case, punctuation gone, spaces to hyphens. */
const headingsOf = (file: string): string[] =>
  [...prose(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );

describe("docs/decisions/README.md", () => {
  it("docs/decisions/README.md lists every decision once under its own title, struck through when it was replaced", () => {
    const decisions = files.filter((file) => /^docs\/decisions\/\d{4}-/.test(file)).sort();
    const rows = decisions.map((file) => {
      const [, number, title] = /^# (\d{4})\. (.+)$/m.exec(read(file)) ?? [];
      const shown = /^\*[^*]*\bReplaced by \[/m.test(read(file)) ? `~~${title}~~` : title;
      return `| [${number}](${file.replace("docs/decisions/", "")}) | ${shown} |`;
    });
    const listed = read("docs/decisions/README.md").match(/^\| \[\d{4}\].*$/gm);
    expect(listed?.toSorted()).toEqual(rows);
  });
});

describe("docs/dependencies.md", () => {
  it.each([
    "package.json",
    "test/clients/package.json",
    "bench/mutation/package.json",
    "test/generators/package.json",
    "packages/client/package.json",
    "packages/simulator/package.json",
    "packages/mcp/package.json",
  ])("docs/dependencies.md says why each package of %s is here", (manifest) => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read(manifest));
    const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    const said = read("docs/dependencies.md");
    expect(names.filter((name) => !said.includes(`\`${name}\``))).toEqual([]);
  });
});

describe("the table of variables in docs/configuration.md", () => {
  const rows = [...read("docs/configuration.md").matchAll(/^\| `([A-Z_]+)` \| ([^|]+) \|/gm)];
  const defaults = Object.fromEntries(rows.map(([, name, value = ""]) => [name, value.replaceAll("`", "").trim()]));
  const variables = [...read("shared/config/env.ts").matchAll(/readonly ([A-Z_]+)\?: string/g)].map(([, name]) => name);

  it("the table of variables in docs/configuration.md has a row for each variable the gateway reads", () => {
    expect(Object.keys(defaults).sort()).toEqual(variables.sort());
  });

  it("the table of variables in docs/configuration.md gives the defaults that the code gives", () => {
    const required = { ENEDIS_API_URL: "https://enedis.example", ENEDIS_CONSENT_URL: "https://enedis.example" };
    const secrets = { ENEDIS_CLIENT_ID: "id", ENEDIS_CLIENT_SECRET: "secret", TOKEN_SECRET: "secret" };
    const { enedis, quota, jurisdiction, euOnly, requestsPerMinute } = readConfig({
      ...required,
      ...secrets,
    } as unknown as Env);
    expect(defaults).toMatchObject({
      ENEDIS_TIMEOUT_SECONDS: String(enedis.timeoutMs / 1000),
      ENEDIS_CALLS_PER_SECOND: String(quota.callsPerSecond),
      ENEDIS_CALLS_PER_HOUR: String(quota.callsPerHour),
      ENEDIS_JITTER_MS: String(quota.toleratedJitterMs),
      QUOTA_PATIENCE_SECONDS: String(quota.patienceMs / 1000),
      ENEDIS_CALLS_PER_ANSWER: String(quota.callsPerAnswer),
      METER_CALLS_PER_DAY: String(quota.meterCallsPerDay),
      REQUESTS_PER_MINUTE: String(requestsPerMinute),
      DO_JURISDICTION: String(jurisdiction),
      EU_ONLY: String(euOnly),
    });
  });
});

/** Enedis's public sandbox numbers, and the placeholders of its documentation. */
const SANDBOX_METERS = new Set([
  "22516914714270",
  "11453290002823",
  "32320647321714",
  "12345678901234",
  "10284856584123",
  "42900589957123",
  "24880057139941",
  "12655648759651",
  "64975835695673",
  "63695879465986",
  "22315546958763",
  "26584978546985",
  "16401220101758",
  "14000000000001",
]);
/** One digit repeated, but perhaps for the last; the personas and the crowd of the simulated Enedis. */
const INVENTED_METER = /^(\d)\1{12}\d$|^2000000000\d{4}$|^30000000\d{6}$/;

describe("every text of the repository", () => {
  it("every text of the repository holds no meter number but invented ones and those of the sandbox", () => {
    // A lock file is made of hashes.
    const texts = files.filter((file) => !file.endsWith("package-lock.json"));
    const real = texts.flatMap((file) =>
      // The number of a commit may hold any digits.
      [
        ...read(file)
          .replaceAll(/\b[0-9a-f]{40}\b/g, "x".repeat(40))
          .matchAll(/(?<!\d)\d{14}(?!\d)/g),
      ]
        .filter(([number]) => !SANDBOX_METERS.has(number) && !INVENTED_METER.test(number))
        .map(({ index }) => `${file}, at character ${index}`),
    );
    expect(real).toEqual([]);
  });
});
