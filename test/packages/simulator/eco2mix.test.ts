import { describe, expect, it } from "vitest";
import { createEco2mix, createSimulator, gramsAt, type Row } from "../../../packages/simulator/index.ts";

const NOW = Date.parse("2026-11-20T10:00:00Z");
const APPLICATION = { clientId: "a", clientSecret: "b", callbackUrl: "http://localhost/" };

/** éCO2mix alone, or below the path that it has beside Enedis. */
function started({ fetch }: ReturnType<typeof createEco2mix> = createEco2mix({ now: () => NOW }), path = "") {
  const at = (rest: string) => `http://eco2mix.example${path}${rest}`;
  return {
    control: async (order: unknown, base = at("/_control")) =>
      fetch(new Request(base, { method: "POST", body: JSON.stringify(order) })),
    ask: async (from: string, to: string, dataset = "eco2mix-national-tr") => {
      const where = `date_heure >= date'${from}' AND date_heure < date'${to}'`;
      return fetch(new Request(at(`/${dataset}/exports/json?${new URLSearchParams({ where })}`)));
    },
  };
}
const rowsOf = async (answer: Response) => (await answer.json()) as Row[];
const valueAt = (rows: readonly Row[], at: string) => rows.find(({ date_heure }) => date_heure === at)?.taux_co2;

const DAY = ["2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z"] as const;

describe("the simulated éCO2mix", () => {
  it("the simulated éCO2mix lists the whole day, and has values up to twenty minutes ago", async () => {
    const rows = await rowsOf(await started().ask(...DAY));
    expect(rows).toHaveLength(96);
    const last = "2026-11-20T09:15:00+00:00";
    expect([valueAt(rows, last), valueAt(rows, "2026-11-20T09:30:00+00:00")]).toEqual([
      gramsAt(Date.parse(last)),
      null,
    ]);
  });

  it("a quarter is named by its instant, in whatever form it is written", async () => {
    const { control, ask } = started();
    await control({ missing: ["2026-11-20T09:00:00.000+01:00"], corrected: { "2026-11-20T10:00:00+01:00": 99 } });
    const rows = await rowsOf(await ask(...DAY));
    expect([valueAt(rows, "2026-11-20T08:00:00+00:00"), valueAt(rows, "2026-11-20T09:00:00+00:00")]).toEqual([
      null,
      99,
    ]);
  });

  it.each([
    { status: 204 },
    { status: 302 },
    { faults: ["ahead", "none such"] },
    { missing: ["yesterday"] },
    { late: 20 },
    "reset",
    null,
  ])("the order %j is refused, and changes nothing", async (order) => {
    const { control } = started();
    const before = await (await control({})).json();
    expect((await control(order)).status).toBe(400);
    expect(await (await control({})).json()).toEqual(before);
  });

  it("the control route answers with every switch, and resets them", async () => {
    const { control, ask } = started();
    const defaults = await (await control({})).json();
    expect(defaults).toEqual({
      now: "2026-11-20T10:00:00.000Z",
      status: 200,
      lateMinutes: 20,
      missing: [],
      corrected: {},
      faults: [],
    });
    await control({ status: 503, lateMinutes: 60, faults: ["ahead"], now: "2026-11-21T00:00:00Z" });
    expect((await ask(...DAY)).status).toBe(503);
    expect(await (await control({ reset: true })).json()).toEqual(defaults);
  });

  it("éCO2mix beside Enedis has the time of Enedis, until it has its own", async () => {
    const simulator = createSimulator({ now: () => NOW, application: APPLICATION });
    const { control, ask } = started(simulator, "/eco2mix");
    await control({ now: "2026-11-20T12:00:00Z" }, "http://eco2mix.example/_control");
    expect(valueAt(await rowsOf(await ask(...DAY)), "2026-11-20T11:15:00+00:00")).not.toBeNull();
    await control({ now: "2026-11-20T06:00:00Z" });
    expect(valueAt(await rowsOf(await ask(...DAY)), "2026-11-20T06:00:00+00:00")).toBeNull();
  });

  it.each(["eco2mix-national", "other"])("the dataset %s is refused in the words of ODRÉ", async (dataset) => {
    const answer = await started().ask(...DAY, dataset);
    expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ error_code: "ODSQLError" })]);
  });
});
