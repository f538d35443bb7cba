import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { unstable_readConfig } from "wrangler";
import { configFrom } from "../shared/config/config.ts";
import type { Env } from "../shared/config/env.ts";
import { appRoutes } from "./support/app-routes.ts";

const ROOT = join(import.meta.dirname, "..");
const CONFIG = join(ROOT, "wrangler.toml");
const SECRETS = ["ENEDIS_CLIENT_ID", "ENEDIS_CLIENT_SECRET", "TOKEN_SECRET"];
/** What may never stand in a file. */
const SECRET = /SECRET|CLIENT_ID|PASSWORD|_KEY/;

interface Limit {
  readonly name: string;
  readonly simple: object;
}

const base = unstable_readConfig({ config: CONFIG });
const environments = ["production", "staging"].map((env) => ({
  env,
  config: unstable_readConfig({ config: CONFIG, env }),
}));

describe.each(environments)("the environment $env of wrangler.toml", ({ env, config }) => {
  it(`the environment ${env} has the objects, their history, the timer and the files of the tests and of npm start`, () => {
    for (const part of [
      "durable_objects",
      "migrations",
      "triggers",
      "assets",
      "observability",
      "compatibility_flags",
    ] as const)
      expect(config[part], part).toEqual(base[part]);
    expect(config.durable_objects.bindings.length).toBeGreaterThan(6);
    const limitsOf = ({ ratelimits }: typeof config) =>
      (ratelimits as Limit[]).map(({ name, simple }) => ({ name, simple }));
    expect(limitsOf(config)).toEqual(limitsOf(base));
  });

  it(`the environment ${env} has no address but its own: no workers.dev, no previews`, () => {
    expect([config.workers_dev, config.preview_urls]).toEqual([false, false]);
  });

  it(`the environment ${env} is deployed only with its three secrets, and holds none`, () => {
    expect(config.secrets?.required).toEqual(SECRETS);
    expect(Object.keys(config.vars).filter((name) => SECRET.test(name))).toEqual([]);
  });

  it(`the environment ${env} is fit for production as soon as its secrets are set`, () => {
    const strong = Object.fromEntries(SECRETS.map((name) => [name, `${name} of thirty-two bytes or more`]));
    const { jurisdiction, euOnly, simulated } = configFrom({ ...config.vars, ...strong } as unknown as Env);
    expect({ jurisdiction, euOnly, simulated }).toEqual({ jurisdiction: "eu", euOnly: true, simulated: false });
  });

  it.each(SECRETS)(`the environment ${env} without the secret %s says which one, and how to come by it`, (missing) => {
    const strong = Object.fromEntries(SECRETS.map((name) => [name, `${name} of thirty-two bytes or more`]));
    const { [missing]: _, ...others } = strong;
    const read = () => configFrom({ ...config.vars, ...others } as unknown as Env);
    expect(read).toThrow(new RegExp(`^${missing} was never set: .+`));
  });
});

describe("the environments together", () => {
  it("staging and production share no Worker, no rate limit and no API of Enedis", () => {
    const of = (read: (config: typeof base) => unknown) =>
      environments.map(({ config }) => JSON.stringify(read(config)));
    const shared = [
      of(({ name }) => name),
      of(({ vars }) => vars.ENEDIS_API_URL),
      ...[0, 1].map((at) => of(({ ratelimits }) => ratelimits[at]?.namespace_id)),
    ].filter((values) => new Set(values).size < values.length);
    expect(shared).toEqual([]);
  });

  it("production is the Worker that was deployed before there were environments, so that it keeps its objects", () => {
    expect(environments[0]?.config.name).toBe(base.name);
  });
});

const rules = base.assets?.run_worker_first as string[];
const matches = (rule: string, path: string) =>
  rule.endsWith("*") ? path.startsWith(rule.slice(0, -1)) : path === rule;

describe("the addresses for which the Worker runs first", async () => {
  const routes = await appRoutes();

  it("every route of the Worker is an address for which it runs first", () => {
    expect(routes.filter((path) => !rules.some((rule) => matches(rule, path)))).toEqual([]);
  });

  it("every rule is there for a route of the Worker", () => {
    expect(rules.filter((rule) => !routes.some((path) => matches(rule, path)))).toEqual([]);
  });
});

describe("the workflows that deploy", () => {
  const workflows = ["deploy", "rollback"].map((name) => ({
    name,
    text: readFileSync(join(ROOT, `.github/workflows/${name}.yml`), "utf8"),
  }));

  it.each(workflows)("the workflow $name runs when a person starts it, never for a pull request", ({ text }) => {
    const [, triggers = ""] = /^on:\n((?: {2}.*\n|\n)+)/m.exec(text) ?? [];
    expect([...triggers.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name)).toEqual(["workflow_dispatch"]);
  });

  it.each(workflows)("each job of $name that names a secret belongs to an environment, which guards it", ({ text }) => {
    const jobs = text
      .slice(text.indexOf("\njobs:"))
      .split(/^ {2}(?=\w+:$)/m)
      .slice(1);
    expect(jobs.length).toBeGreaterThan(0);
    expect(jobs.filter((job) => job.includes("secrets.") && !/^ {4}environment: /m.test(job))).toEqual([]);
  });

  it.each(workflows)(
    "the workflow $name pins each action by its commit, and is given no more than it needs",
    ({ text }) => {
      expect(
        [...text.matchAll(/uses: (\S+)/g)].map(([, used = ""]) => used).filter((used) => !/@[0-9a-f]{40}$/.test(used)),
      ).toEqual([]);
      expect(text).toMatch(/^permissions: \{\}$/m);
    },
  );
});
