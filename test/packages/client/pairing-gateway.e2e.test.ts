import { spawn } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningWorker } from "../../../local/worker.ts";
import { Browser } from "../../support/browser.ts";
import { METER, OTHER_METER } from "../../support/meters.ts";
import { answer, consentForDevice, type } from "../../support/pairing.ts";
import { type SimulatedEnedis, startEnedis, startGateway } from "../../support/running.ts";
import { temporaryFolders } from "../../support/temporary-folders.ts";
import { ConsoCommand, NODE_20 } from "./conso.ts";
import { Host } from "./host.ts";

const WEEK = ["--start", "2026-11-14", "--end", "2026-11-21"];
/** Runs a command in a terminal of its own, and ends with its exit code. */
const IN_TERMINAL = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))";

const makeFolder = temporaryFolders();
let enedis: SimulatedEnedis;
let gateway: RunningWorker;
let host: Host;
let built: ConsoCommand;

beforeAll(async () => {
  [enedis, host, built] = await Promise.all([startEnedis(), Host.started(), ConsoCommand.built(makeFolder)]);
  // A gateway pairs at the address that it is configured with.
  gateway = await startGateway(enedis.url, { ENEDIS_CALLS_PER_SECOND: "200", SITE_URL: host.origin });
  host.gateway = gateway.url;
  await enedis.control({ callbackUrl: `${host.origin}/api/callback` });
});
afterAll(async () => {
  host.stop();
  await Promise.all([gateway.stop(), enedis.stop()]);
});

/** The command at work in a terminal, where there is no browser: what it shows, and how it ends. */
function inTerminal(person: ConsoCommand, ...args: readonly string[]) {
  const command = [NODE_20, person.script, ...args, "--gateway", host.origin];
  const child = spawn("python3", ["-c", IN_TERMINAL, ...command], {
    env: person.environment,
    stdio: ["pipe", "pipe", "inherit"],
  });
  let shown = "";
  child.stdout.on("data", (piece) => {
    shown += piece;
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return {
    ended,
    shown: () => shown,
    code: async () => {
      await expect.poll(() => shown).toMatch(/[A-Z]{4}-[A-Z]{4}/);
      return /[A-Z]{4}-[A-Z]{4}/.exec(shown)?.[0] ?? "";
    },
  };
}

/** A person at a phone. */
const phone = () => new Browser(new URL(host.origin));
const keptFile = (person: ConsoCommand) => join(person.home, "config/conso/tokens.json");

describe.concurrent("conso auth and a gateway, where there is no browser", () => {
  it("a person reads a code in a terminal, consents on a phone, and the box has its readings", async () => {
    const box = built.another();
    const command = inTerminal(box, "auth", "--name", "The heat pump");
    const [code, person] = [await command.code(), phone()];
    expect(command.shown()).toContain(`${host.origin}/appareil`);
    await consentForDevice(person, code, METER);
    await answer(person, { answer: "give" });
    expect(await command.ended).toBe(0);
    expect(command.shown()).toContain("••••••••••4270");
    expect(statSync(keptFile(box)).mode & 0o777).toBe(0o600);
    const token = JSON.parse(readFileSync(keptFile(box), "utf8")).tokens[host.origin];
    expect(command.shown()).not.toContain(token);
    expect(await box.run("daily", ...WEEK)).toMatchObject({ exitCode: 0, stderr: "" });
  });

  it("a box that asks for days only gets a token for days only", async () => {
    const box = built.another();
    const command = inTerminal(box, "auth", "--pair", "--scope", "consumption daily");
    const [code, person] = [await command.code(), phone()];
    await consentForDevice(person, code, OTHER_METER);
    await answer(person, { answer: "give" });
    expect(await command.ended).toBe(0);
    expect(await box.run("daily", ...WEEK)).toMatchObject({ exitCode: 0, stderr: "" });
    expect(await box.run("load-curve", ...WEEK)).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining("(scope_insufficient)"),
    });
  });

  it("a person who declines on the page ends the command at once, with its sentence", async () => {
    const box = built.another();
    const command = inTerminal(box, "auth", "--lang", "fr");
    const [code, person] = [await command.code(), phone()];
    await type(person, code);
    await answer(person, { answer: "no" });
    expect(await command.ended).toBe(3);
    expect(command.shown()).toContain(
      "La demande a été refusée sur la page : aucun jeton n’a été donné. (access_denied)",
    );
    expect(existsSync(keptFile(box))).toBe(false);
  });

  it("a scope with a word that the gateway does not know shows no code", async () => {
    const ended = await built.another().run("auth", "--pair", "--scope", "everything", "--gateway", host.origin);
    expect(ended).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("(invalid_scope)") });
    expect(ended.stderr).not.toContain("/appareil");
  });
});
