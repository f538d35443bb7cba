import { describe, expect, it } from "vitest";
import daily from "../../../fixtures/enedis/2026-daily-consumption.json" with { type: "json" };
import curve from "../../../fixtures/enedis/2026-load-curve.json" with { type: "json" };
import maxPower from "../../../fixtures/enedis/2026-max-power.json" with { type: "json" };
import { type MeasureBody, simulated } from "../../../support/simulated.ts";

const CURVE = "courbe_de_charge_consommation";
const DAYS = { dateDebut: "2026-10-13", dateFin: "2026-10-15" };

describe("the meter of the fixtures", () => {
  it.each([
    ["consommation_quotidienne", {}, daily],
    [CURVE, {}, curve],
    ["puissance_conso_max_quotidienne", { mesuresPas: "P1D", grandeurPhysique: "PMA" }, maxPower],
  ])("the meter of the fixtures answers %s as the fixture holds it, to the character", async (name, extra, fixture) => {
    const { measure } = await simulated();
    const answer = await measure(name, { pointId: "11111111111111", ...DAYS, ...extra });
    expect(await answer.text()).toBe(JSON.stringify(fixture));
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
  });
});

describe("the curve", () => {
  it.each([
    ["22516914714270", "PT30M", 48, "2026-11-02 00:30:00"],
    ["20000000000201", "PT10M", 144, "2026-11-02 00:10:00"],
    ["20000000000202", "PT15M", 96, "2026-11-02 00:15:00"],
    ["20000000000203", "PT60M", 24, "2026-11-02 01:00:00"],
    ["20000000000205", "PT5M", 288, "2026-11-02 00:05:00"],
  ])("the curve of %s has steps of %s: %i points a day, stamped at their end", async (prm, p, count, first) => {
    const points = await (await simulated()).points(CURVE, prm, "2026-11-02", "2026-11-03");
    expect(points).toHaveLength(count);
    expect(points[0]).toMatchObject({ d: first, p });
    expect(points.at(-1)).toMatchObject({ d: "2026-11-03 00:00:00", p });
  });

  it("the curve can change its step inside one answer", async () => {
    const points = await (await simulated()).points(CURVE, "20000000000204", "2026-11-14", "2026-11-16");
    expect(points.map(({ p }) => p)).toEqual([...Array(48).fill("PT30M"), ...Array(144).fill("PT10M")]);
  });

  it.each([
    ["20000000000301", 48, "null"],
    ["20000000000302", 48, null],
  ])("the curve of %s has every third value missing", async (prm, count, missing) => {
    const points = await (await simulated()).points(CURVE, prm, "2026-11-02", "2026-11-03");
    expect(points).toHaveLength(count);
    expect(points.every(({ v }, index) => (index % 3 === 2) === (v === missing))).toBe(true);
  });

  it.each([
    ["only nulls", "20000000000303", "2026-11-02", 48],
    ["one point on odd days", "20000000000304", "2026-11-03", 1],
    ["five points on even days", "20000000000304", "2026-11-04", 5],
    ["all but midnight", "20000000000305", "2026-11-02", 47],
  ])("the curve can hold %s", async (_, prm, day, count) => {
    const next = `${day.slice(0, -1)}${Number(day.slice(-1)) + 1}`;
    expect(await (await simulated()).points(CURVE, prm, day, next)).toHaveLength(count);
  });
});

it("each measure leaves out the missing days of a meter", async () => {
  const { points } = await simulated();
  const days = (await points("consommation_quotidienne", "42900589957123", "2026-10-01", "2026-11-01")).map(
    ({ d }) => d,
  );
  expect(days).toHaveLength(27);
  for (const missing of ["2026-10-05", "2026-10-15", "2026-10-25", "2026-10-26"]) expect(days).not.toContain(missing);
  const curve = await points(CURVE, "42900589957123", "2026-10-04", "2026-10-06");
  expect(curve).toHaveLength(48);
});

describe("the directions of a meter", () => {
  const ask = async (name: string, prm: string) => {
    const answer = await (await simulated()).measure(name, { pointId: prm, ...DAYS });
    return ((await answer.json()) as MeasureBody).grandeur.map(({ grandeurMetier }) => grandeurMetier);
  };

  it("the directions of a meter come one at a time", async () => {
    expect(await ask("consommation_quotidienne", "12655648759651")).toEqual(["CONS"]);
    expect(await ask("production_quotidienne", "12655648759651")).toEqual(["PROD"]);
  });

  it("the directions of a meter can come together, with the one asked for last", async () => {
    expect(await ask("consommation_quotidienne", "20000000000506")).toEqual(["PROD", "CONS"]);
    expect(await ask("production_quotidienne", "20000000000506")).toEqual(["CONS", "PROD"]);
  });
});

describe("the maximum power", () => {
  const ask = async (prm: string, mesuresPas: string, grandeurPhysique: string) => {
    const days = { dateDebut: "2026-09-01", dateFin: "2026-11-01" };
    const { measure } = await simulated();
    const query = { pointId: prm, ...days, mesuresPas, grandeurPhysique };
    return (await (await measure("puissance_conso_max_quotidienne", query)).json()) as MeasureBody;
  };

  it("the maximum power of a month is the highest of its days", async () => {
    const byDay = (await ask("22516914714270", "P1D", "PMA")).grandeur[0]?.points ?? [];
    const byMonth = (await ask("22516914714270", "P1M", "PMA")).grandeur[0]?.points ?? [];
    expect(byDay).toHaveLength(61);
    expect(byMonth).toHaveLength(2);
    for (const month of byMonth) {
      const values = byDay.filter(({ d }) => d.startsWith(month.d.slice(0, 7))).map(({ v }) => Number(v));
      expect(Number(month.v)).toBe(Math.max(...values));
      expect(byDay).toContainEqual(month);
    }
  });

  it.each(["20000000000501", "22516914714270"])(
    "the maximum power of %s has four quantities when everything is asked for",
    async (prm) => {
      const names = ({ grandeur }: MeasureBody) => grandeur.map(({ grandeurPhysique }) => grandeurPhysique);
      const everything = await ask(prm, "P1D", "TOUT");
      expect(names(everything)).toEqual(["PMA", "PMA1", "PMA2", "PMA3"]);
      expect(names(await ask(prm, "P1D", "PMA"))).toEqual(["PMA"]);
      for (const { points } of everything.grandeur) expect(points).toHaveLength(61);
    },
  );

  it("the maximum power is on one phase of a single-phase meter, and a third on each of three phases", async () => {
    const first = async (prm: string) =>
      (await ask(prm, "P1D", "TOUT")).grandeur.map(({ points }) => Number(points[0]?.v));
    const [whole = 0, ...one] = await first("22516914714270");
    expect(one).toEqual([whole, 0, 0]);
    const [all = 0, ...three] = await first("20000000000501");
    for (const phase of three) expect(phase).toBe(Math.round(all / 3));
  });
});
