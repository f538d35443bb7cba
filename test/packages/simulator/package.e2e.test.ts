import { execFileSync, spawnSync } from "node:child_process";
import { globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../../../local/folders.ts";
import { temporaryFolders } from "../../support/temporary-folders.ts";
import { InstalledSimulator, NODE_20, type SimulatorProcess } from "./installed.ts";

/** The blocks of code of the README, without those that install something. */
const README = {
  blocks: (language: string) =>
    [...readFileSync(join(ROOT, "packages/simulator/README.md"), "utf8").matchAll(/^```(\w+)\n(.*?)^```/gms)]
      .filter(([, written, code = ""]) => written === language && !/^np[mx] /.test(code))
      .map(([, , code = ""], at) => ({ number: at + 1, code })),
};
const METER = "22516914714270";
const CALLBACK = "http://localhost:3000/callback";
const MOST_BYTES = 500_000;

const makeFolder = temporaryFolders();
let installed: InstalledSimulator;
let simulator: SimulatorProcess;
let token: string;

beforeAll(async () => {
  installed = new InstalledSimulator(makeFolder("enedis-simulator-installed"));
  simulator = await installed.start("--callback-url", CALLBACK, "--clock", "2026-11-20T11:00:00+01:00");
  const answer = await fetch(new URL("/oauth2/v3/token", simulator.enedis), {
    method: "POST",
    headers: { authorization: `Basic ${btoa("demo:demo-secret")}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  token = ((await answer.json()) as { access_token: string }).access_token;
  await control({ quota: { perSecond: 1_000 } });
});
afterAll(() => simulator.end("SIGTERM"));

const get = (path: string) => fetch(new URL(path, simulator.enedis), { headers: { authorization: `Bearer ${token}` } });
const measure = (name: string, query: Record<string, string> = {}) =>
  get(
    `/mesure_synchrone_auto/v2/${name}?${new URLSearchParams({ pointId: METER, dateDebut: "2026-11-18", dateFin: "2026-11-19", ...query })}`,
  );
const control = (order: object, base = simulator.enedis) =>
  fetch(new URL("_control", base), { method: "POST", body: JSON.stringify(order) });
const quantityIn = async (answer: Response) => {
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { grandeur: { points: { v: string }[] }[] }).grandeur[0];
};

describe("the package enedis-simulator", () => {
  it("the package enedis-simulator installs nothing beside itself, within 500 KB", () => {
    const files = globSync("node_modules/**/*", { cwd: installed.folder }).filter((file) =>
      statSync(join(installed.folder, file)).isFile(),
    );
    const packages = new Set(files.map((file) => file.split("/")[1]));
    expect([...packages].filter((name) => !name?.startsWith("."))).toEqual(["enedis-simulator"]);
    const bytes = files.reduce((sum, file) => sum + statSync(join(installed.folder, file)).size, 0);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });

  it("the package enedis-simulator carries its licence and those of what is bundled in it", () => {
    const textOf = (file: string) =>
      readFileSync(join(installed.folder, "node_modules/enedis-simulator", file), "utf8");
    expect(textOf("LICENSE")).toBe(readFileSync(join(ROOT, "LICENSE"), "utf8"));
    const bundled = textOf("dist/LICENSES.txt").match(/^[a-z-]+$(?=\n\n)/gm);
    expect(bundled).toEqual(["hono", "temporal-polyfill", "temporal-utils", "zod"]);
  });

  it("a program that imports the package enedis-simulator compiles without any other package", () => {
    const program = `
      import { countedOn, createSimulator, DAMAGE_KINDS, PERSONAS, type Persona } from "enedis-simulator";
      import { type RunningSimulator, startSimulator } from "enedis-simulator/node";
      const first: Persona | undefined = PERSONAS.sandbox[0];
      export const wh: number | undefined = countedOn(first?.prm ?? "", "CONS", "2026-11-19")?.wh;
      export const running: Promise<RunningSimulator> = startSimulator({ port: 0 });
      export const { fetch } = createSimulator({ now: () => 0, application: { clientId: "", clientSecret: "", callbackUrl: "" } });
      export const kind: "nan" | undefined = DAMAGE_KINDS.find((one) => one === "nan");
      // @ts-expect-error an option of another type
      void startSimulator({ port: "8788" });
    `;
    writeFileSync(join(installed.folder, "program.ts"), program);
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    const options = [
      "--noEmit",
      "--strict",
      "--module",
      "nodenext",
      "--target",
      "es2022",
      "--types",
      "",
      "--lib",
      "es2022,dom",
    ];
    execFileSync(process.execPath, [tsc, "--ignoreConfig", ...options, "program.ts"], {
      cwd: installed.folder,
      encoding: "utf8",
    });
  });

  it("a test without a server asks the installed package on Node 20", () => {
    const script = `
      import { countedOn, createSimulator } from "enedis-simulator";
      const application = { clientId: "demo", clientSecret: "demo-secret", callbackUrl: "http://localhost:3000/callback" };
      const { fetch } = createSimulator({ now: () => Date.parse("2026-11-20T10:00:00Z"), application });
      const form = new URLSearchParams({ grant_type: "client_credentials", client_id: "demo", client_secret: "demo-secret" });
      const post = { method: "POST", body: form };
      const { access_token } = await (await fetch(new Request("http://enedis.example/oauth2/v3/token", post))).json();
      const path = "/mesure_synchrone_auto/v2/consommation_quotidienne?pointId=${METER}&dateDebut=2026-11-18&dateFin=2026-11-19";
      const headers = { authorization: "Bearer " + access_token };
      const day = await (await fetch(new Request("http://enedis.example" + path, { headers }))).json();
      console.log(Number(day.grandeur[0].points[0].v) === countedOn("${METER}", "CONS", "2026-11-18").wh);
    `;
    const args = ["--input-type=module", "-e", script];
    expect(execFileSync(NODE_20, args, { cwd: installed.folder, encoding: "utf8" })).toBe("true\n");
  });
});

describe("the installed simulator on Node 20", () => {
  it("the example that the simulator prints works as it stands", () => {
    const example = /curl [\s\S]+$/.exec(simulator.printed)?.[0] ?? "";
    const answer = execFileSync("sh", ["-c", `${example.trim()} -s -f`], { encoding: "utf8" });
    expect(JSON.parse(answer).grandeur[0].points).toHaveLength(7);
  });

  it.each(README.blocks("sh"))(
    "the lines of the README work as they stand (block $number)",
    async ({ code: block }) => {
      const script = block.replaceAll("http://localhost:8788", simulator.enedis.origin);
      const ended = spawnSync("bash", ["-e", "-o", "pipefail", "-c", `curl() { command curl -sf "$@"; }\n${script}`], {
        encoding: "utf8",
      });
      expect([ended.status, ended.stderr]).toEqual([0, ""]);
      expect(ended.stdout).not.toBe("");
      await control({ reset: true, quota: { perSecond: 1_000 } });
    },
  );

  it.each(README.blocks("js"))("the programs of the README run as they stand (block $number)", ({ code: program }) => {
    const args = ["--input-type=module", "-e", program];
    const ended = spawnSync(NODE_20, args, { cwd: installed.folder, encoding: "utf8" });
    expect([ended.status, ended.stderr]).toEqual([0, ""]);
  });

  it("a person agrees on the page of the printed link, and comes back with a number and the state", async () => {
    const link = new URL(/http:\S+oauth2\/authorize\S+/.exec(simulator.printed)?.[0] ?? "");
    expect(await (await fetch(link)).text()).toContain("Partager les données d’un compteur");
    const form = new URLSearchParams([...link.searchParams, ["decision", "accept"], ["prm", METER]]);
    const back = await fetch(link, { method: "POST", redirect: "manual", body: form });
    expect(back.status).toBe(302);
    expect(back.headers.get("location")).toBe(`${CALLBACK}?autorisation_id=12&state=a-state`);
    const services = await fetch(new URL("/subscribed_services/v1", simulator.enedis), {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ autorisationId: 12, comptage: false }),
    });
    expect(await services.json()).toMatchObject({
      nbTotalServices: 5,
      serviceSouscrit: [{ pointId: METER }, {}, {}, {}, {}],
    });
  });

  it("a day, its curve, its highest power and its index agree", async () => {
    const day = Number((await quantityIn(await measure("consommation_quotidienne")))?.points[0]?.v);
    const curve = (await quantityIn(await measure("courbe_de_charge_consommation")))?.points ?? [];
    expect(curve).toHaveLength(48);
    expect(curve.reduce((sum, { v }) => sum + Number(v) / 2, 0)).toBe(day);
    const choice = { mesuresPas: "P1D", grandeurPhysique: "PMA" };
    const highest = Number((await quantityIn(await measure("puissance_conso_max_quotidienne", choice)))?.points[0]?.v);
    expect(highest).toBeGreaterThan(Math.max(...curve.map(({ v }) => Number(v))));
    const index = (await (await measure("index_consommation", { dateFin: "2026-11-20" })).json()) as {
      contexte: { grandeur: { cadranTotalisateur: { valeur: { v: number }[] } }[] }[];
    };
    const [before, after] = index.contexte[0]?.grandeur[0]?.cadranTotalisateur.valeur ?? [];
    expect((after?.v ?? 0) - (before?.v ?? 0)).toBe(day);
  });

  it.each(["situation_contrat_auto", "synth_contrat_auto", "comptage_auto", "alimentation_auto"])(
    "the contract API %s answers",
    async (api) => {
      const answer = await get(`/${api}/v1/${METER}`);
      expect([answer.status, Object.keys((await answer.json()) as object).length > 0]).toEqual([200, true]);
    },
  );

  it.each([
    ["html_503", (answer: Response) => expect(answer.status).toBe(503)],
    ["empty", async (answer: Response) => expect([answer.status, await answer.text()]).toEqual([200, ""])],
    ["reset", (answer: Response) => expect(answer.text()).rejects.toThrow("terminated")],
    [
      "endless_json",
      async ({ body }: Response) => {
        let size = 0;
        for await (const piece of body ?? []) {
          size += piece.length;
          if (size > 5_000_000) break;
        }
        expect(size).toBeGreaterThan(5_000_000);
      },
    ],
  ])("a fault of kind %s strikes once when it is planted for one time", async (kind, isSeen) => {
    await control({ fault: { kind, times: 1 } });
    await isSeen(await measure("consommation_quotidienne"));
    expect((await measure("consommation_quotidienne")).status).toBe(200);
  });

  it("éCO2mix answers, has the time of Enedis, and its faults can be planted", async () => {
    const where = "date_heure >= date'2026-11-20T00:00:00Z' AND date_heure < date'2026-11-21T00:00:00Z'";
    const rows = async (): Promise<readonly { date_heure: string; taux_co2: number | null }[]> =>
      (
        await fetch(new URL(`eco2mix-national-tr/exports/json?${new URLSearchParams({ where })}`, simulator.eco2mix))
      ).json() as never;
    const published = (await rows()).filter(({ taux_co2 }) => taux_co2 !== null);
    // 10:00 in UTC; the quarter that ends at 09:45 is less than twenty minutes late.
    expect(
      published
        .map(({ date_heure }) => date_heure)
        .toSorted()
        .at(-1),
    ).toBe("2026-11-20T09:15:00+00:00");
    await control({ now: "2026-11-20T12:00:00Z" });
    expect((await rows()).filter(({ taux_co2 }) => taux_co2 !== null).length).toBe(published.length + 8);
    await control({ now: null });
    await control({ faults: ["offGrid"] }, simulator.eco2mix);
    expect(await rows()).toHaveLength(96 + 3);
    await control({ reset: true }, simulator.eco2mix);
  });

  it.each(["SIGTERM", "SIGINT"] as const)("the simulator ends at %s, even while a call hangs", async (signal) => {
    const other = await installed.start();
    const order = { fault: { kind: "hang", on: "token" } };
    await fetch(new URL("/_control", other.enedis), { method: "POST", body: JSON.stringify(order) });
    const body = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: "demo",
      client_secret: "demo-secret",
    });
    const hanging = fetch(new URL("/oauth2/v3/token", other.enedis), { method: "POST", body }).catch(() => "broken");
    const arrived = async () =>
      ((await (await fetch(new URL("/_calls", other.enedis))).json()) as unknown[]).length === 2;
    while (!(await arrived()));
    expect(await other.end(signal)).toBe(0);
    expect(await hanging).toBe("broken");
  });

  it("the command shows its help and its version, and says what is wrong with its options", async () => {
    const help = await installed.run("--help");
    expect([help.exitCode, help.stderr]).toEqual([0, ""]);
    expect(help.stdout).toContain("--callback-url <url>");
    expect(await installed.run("--version")).toEqual({ exitCode: 0, stdout: "0.1.0\n", stderr: "" });
    const wrong = await installed.run("--port", "80000");
    expect([wrong.exitCode, wrong.stdout]).toEqual([2, ""]);
    expect(wrong.stderr).toContain("80000");
  });

  it("the command says that its port is taken", async () => {
    const { exitCode, stdout, stderr } = await installed.run("--port", simulator.enedis.port);
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("EADDRINUSE");
  });
});
