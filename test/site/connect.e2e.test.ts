import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { setClock } from "../../local/clock.ts";
import { crontabAt } from "../../shared/quota/crontab.ts";
import { slotOf } from "../../shared/quota/slot.ts";
import { PROGRAMS } from "../../shared/texts/connect.fr.ts";
import { filledIn } from "../../site/browser/guide/fill-in.ts";
import { ORDINARY_NOON } from "../clock/instants.ts";
import { METER } from "../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";

// Yesterday is published.
setClock(ORDINARY_NOON);

let running: Running;
let token: string;
let folder: string;

beforeAll(async () => {
  [running, token, folder] = await Promise.all([startBoth(), tokenFor(METER), mkdtemp(join(tmpdir(), "settings-"))]);
});
afterAll(() => Promise.all([running.stop(), rm(folder, { recursive: true })]));
beforeEach(() => running.enedis.forgetCalls());

const SLOT = slotOf(METER);
const codeOf = (program: string) => PROGRAMS.find(({ id }) => id === program)?.code ?? "";

/** The settings of a program as the page copies them for this meter. */
const filled = (program: string) =>
  filledIn(codeOf(program), { site: running.gateway.origin, token, meter: METER, slot: SLOT });

/** The address that the settings of a program ask. */
const addressIn = (text: string): string =>
  new RegExp(`${running.gateway.origin}/api/[^"'\\s\`]+`).exec(text)?.[0] ?? "";

const inShell = (command: string) => promisify(execFile)("sh", ["-c", command], { cwd: folder, env: { HOME: folder } });
const linesOf = async (file: string) => (await readFile(join(folder, file), "utf8")).trimEnd().split("\r\n");

const ASKING = PROGRAMS.map(({ id }) => id).filter((id) => id !== "commande" && id !== "grafana");

describe("the settings of /brancher", () => {
  it.each(ASKING)("the address in the settings of %s answers with readings, and has no date", async (program) => {
    const address = addressIn(filled(program));
    expect(address).not.toMatch(/\d{4}-\d\d-\d\d|start=|end=/);
    expect(new URL(address).searchParams.get("last")).toMatch(/^P\d+[DM]$/);
    const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
    expect([answer.status, (await answer.text()).includes("2026-11-29")]).toEqual([200, true]);
  });

  it.each(["home-assistant", "jeedom", "domoticz", "node-red", "cron"])(
    "the settings of %s run at the minute of the meter when it is known",
    (program) => {
      expect(filled(program)).not.toMatch(/\b0?9:23\b|23 9 \* \* \*|23 \* \* \* \*/);
      const two = (of: number) => String(of).padStart(2, "0");
      const times = [crontabAt(SLOT), `${SLOT.minute} ${SLOT.hour} * * *`, `${SLOT.hour}:${two(SLOT.minute)}`];
      const stepsAndCode = `${filled(program)} ${filledIn(
        PROGRAMS.find(({ id }) => id === program)?.steps.join() ?? "",
        { site: "", token: "", meter: METER, slot: SLOT },
      )}`;
      expect(times.some((time) => stepsAndCode.includes(time))).toBe(true);
    },
  );

  it("the line of cron writes the last seven days when a shell runs it", async () => {
    const time = `${crontabAt(SLOT)} `;
    const command = filled("cron").slice(time.length);
    expect(filled("cron")).toBe(`${time}${command}`);
    // cron ends a command at the first percent sign.
    expect(command).not.toContain("%");
    await inShell(command);
    const [head, ...lines] = await linesOf("conso.csv");
    expect(head).toBe("start,end,energy_wh,power_w,quality,utc_offset");
    expect(lines).toHaveLength(7);
    expect(lines.at(-1)).toContain("2026-11-29");
  });

  it("the command for a spreadsheet writes three months with semicolons", async () => {
    await inShell(filled("tableur"));
    const [head, ...lines] = await linesOf("conso-tableur.csv");
    expect(head).toBe("\ufeffstart;end;energy_wh;power_w;quality;utc_offset");
    expect(lines.length).toBeGreaterThan(85);
  });

  it("the flow for Node-RED is wired, and its function makes a request that Enedis receives", async () => {
    interface FlowNode {
      readonly id: string;
      readonly type: string;
      readonly wires: readonly (readonly string[])[];
      readonly func?: string;
    }
    const nodes = JSON.parse(filled("node-red")) as FlowNode[];
    expect(nodes.flatMap(({ wires }) => wires.flat())).toEqual(nodes.map(({ id }) => id).slice(1));
    const { func = "" } = nodes.find(({ type }) => type === "function") ?? {};
    const msg = runInNewContext(`(function (msg) { ${func} })({ topic: "morning" })`) as {
      readonly url: string;
      readonly headers: Record<string, string>;
    };
    const { points } = (await (await fetch(msg.url, { headers: msg.headers })).json()) as { points: unknown[] };
    expect(points).toHaveLength(7);
    expect((await running.enedis.calls()).at(-1)).toMatchObject({ meter: METER });
  });

  it("the sources of Grafana hold the token of the meter, and may ask this gateway alone", () => {
    const { datasources } = parse(filled("grafana")) as {
      datasources: { jsonData: { allowedHosts: string[] }; secureJsonData: { bearerToken: string } }[];
    };
    expect(datasources.map(({ jsonData }) => jsonData.allowedHosts)).toEqual([[running.gateway.origin]]);
    expect(datasources[0]?.secureJsonData.bearerToken).toBe(token);
  });
});
