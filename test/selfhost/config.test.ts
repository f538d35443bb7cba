import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { uniqueKeys, workerdConfig } from "../../selfhost/config.ts";
import { readDeployment } from "../../selfhost/deployment.ts";
import { EXEMPT } from "../support/selfhosted/exempt.ts";

const folder = mkdtempSync(join(tmpdir(), "selfhost-config-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TOML = readFileSync("wrangler.toml", "utf8");

/** What `npm run selfhost` makes of this project's configuration with a change. */
function deploymentWith(change: (toml: string) => string) {
  const file = join(folder, "wrangler.toml");
  writeFileSync(file, change(TOML));
  return readDeployment(file);
}

const ONE_MORE = `
[[durable_objects.bindings]]
name = "NEWCOMER"
class_name = "Newcomer"
`;

describe("the configuration of a self-hosted folder", () => {
  it("a class that wrangler.toml gains is bound, stored in SQLite and under a key of its own", () => {
    const made = deploymentWith((toml) => toml + ONE_MORE);
    const config = workerdConfig(made);
    expect(config).toContain('(name = "NEWCOMER", durableObjectNamespace = "Newcomer")');
    expect(config).toContain('(className = "Newcomer", uniqueKey = "conso-api-Newcomer", enableSql = true)');
    expect(uniqueKeys(made)).toContain("Newcomer conso-api-Newcomer\n");
    expect(workerdConfig(readDeployment())).not.toContain("Newcomer");
  });

  it("every class of wrangler.toml has its key, and an operator who renames the Worker changes none", () => {
    const classes = [...TOML.matchAll(/^class_name = "(\w+)"/gm)].map(([, name]) => name);
    expect(classes.length).toBeGreaterThan(5);
    const renamed = deploymentWith((toml) => toml.replace('name = "conso-api"', 'name = "another-name"'));
    expect(uniqueKeys(renamed)).toBe(classes.map((name) => `${name} conso-api-${name}\n`).join(""));
  });

  it("the keys of the classes that have stored something are these for ever", () => {
    // A key that changes here is storage that nothing finds any more.
    const ofToday = [
      "QuotaGate",
      "ConsentState",
      "ShareGuard",
      "AttemptLimiter",
      "StatusBoard",
      "IntensityArchive",
      "PairingDesk",
      "TempoArchive",
    ];
    for (const name of ofToday) expect(uniqueKeys(readDeployment())).toContain(`${name} conso-api-${name}\n`);
  });

  it("the gate, whose budgets are in memory, is never evicted, and the others may be", () => {
    const kept = workerdConfig(readDeployment()).match(/className = "\w+".*preventEviction = true/g);
    expect(kept).toHaveLength(1);
    expect(kept?.[0]).toContain('"QuotaGate"');
  });

  it("a variable and a compatibility flag that wrangler.toml gains reach the folder", () => {
    const made = deploymentWith((toml) =>
      toml
        .replace("[vars]", '[vars]\nNEW_VARIABLE = "its default"')
        .replace('"no_nodejs_compat",', '"no_nodejs_compat", "a_flag",'),
    );
    expect(made.defaults.NEW_VARIABLE).toBe("its default");
    expect(workerdConfig(made)).toContain('(name = "NEW_VARIABLE", fromEnvironment = "NEW_VARIABLE")');
    expect(workerdConfig(made)).toContain('"a_flag"');
  });

  it("a folder can set every variable of docs/configuration.md", () => {
    const [, table = ""] =
      /^\| variable \|[^\n]*\n(.*?)\n\n/ms.exec(readFileSync("docs/configuration.md", "utf8")) ?? [];
    const documented = [...table.matchAll(/^\| `([A-Z0-9_]+)`/gm)].map(([, name]) => name);
    expect(documented.length).toBeGreaterThan(20);
    expect(readDeployment().settings.toSorted()).toEqual(documented.toSorted());
  });

  it("each test that is left out for a folder is there, with a reason", () => {
    for (const [file, reason] of Object.entries(EXEMPT))
      expect([existsSync(file), reason.length > 10]).toEqual([true, true]);
  });

  it("a folder that serves real meters reaches public addresses only", () => {
    const [, production = ""] = /const production .*?= \((.*?)^\);/ms.exec(workerdConfig(readDeployment())) ?? [];
    expect(production).toContain('allow = ["public"]');
    expect(production).not.toMatch(/"private"|"local"/);
  });

  it("systemd starts a gateway that ended again for ever, but not one whose settings only the operator can mend", () => {
    const unit = readFileSync("selfhost/systemd/conso-api.service", "utf8");
    expect(unit).toContain("\nStartLimitIntervalSec=0\n");
    const [, status] = /^RestartPreventExitStatus=(\d+)$/m.exec(unit) ?? [];
    expect(readFileSync("selfhost/launcher/serve.sh", "utf8")).toContain(`\nfailure=${status}\nread_all_settings\n`);
  });

  it("the gateway's limit of memory leaves a quarter of the smallest server that the guide names to everything else", () => {
    const [, gigabytes] = /(\d+) GB of memory/.exec(readFileSync("docs/self-hosting.md", "utf8")) ?? [];
    const [, megabytes] = /^MemoryMax=(\d+)M$/m.exec(readFileSync("selfhost/systemd/conso-api.service", "utf8")) ?? [];
    expect(Number(megabytes)).toBeLessThanOrEqual(Number(gigabytes) * 1_000 * 0.75);
  });

  it("the timer of systemd fires as often as the cron trigger of wrangler.toml", () => {
    expect(TOML).toContain('crons = ["*/15 * * * *"]');
    expect(readFileSync("selfhost/systemd/conso-api-tick.timer", "utf8")).toContain("OnCalendar=*:0/15\n");
  });
});
