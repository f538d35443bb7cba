import { describe, expect, it } from "vitest";
import { BASE_TARIFF, PEAK_OFF_PEAK, TEMPO } from "../../../support/meters.ts";
import { type DialValues, type IndexBody, simulated } from "../../../support/simulated.ts";

const DRAWN = "index_consommation";
const INJECTED = "index_production";
const DAILY = "consommation_quotidienne";

const FOUR_REGISTERS = "20000000000803";
const REPLACED = "20000000000805";
const ROLLED_OVER = "20000000000806";
const STRINGS = "20000000000807";

/** What a counter of six digits of kWh can show, in Wh. */
const WIDTH_WH = 1_000_000_000;

type Enedis = Awaited<ReturnType<typeof simulated>>;
type Quantity = Awaited<ReturnType<Enedis["index"]>>;

const numbers = (values: DialValues) => values.map(({ v }) => Number(v));
const differences = (values: DialValues) =>
  numbers(values)
    .slice(1)
    .map((wh, index) => wh - (numbers(values)[index] ?? Number.NaN));
const wrapped = (wh: number) => (wh + WIDTH_WH) % WIDTH_WH;

/** The differences of each dial of a calendar, summed day by day. */
const dailySums = ({ calendrier }: Quantity, calendar: number, wrap = (wh: number) => wh) =>
  (calendrier[calendar]?.classeTemporelle ?? [])
    .map(({ valeur }) => differences(valeur).map(wrap))
    .reduce((sums, dial) => sums.map((sum, day) => sum + (dial[day] ?? Number.NaN)));

const dailyWh = async ({ points }: Enedis, prm: string, start: string, end: string, name = DAILY) =>
  (await points(name, prm, start, end)).map(({ v }) => Number(v));

describe("an index reading", () => {
  it("an index reading has the shape of Enedis's Swagger, with integers", async () => {
    const { measure } = await simulated();
    const window = { dateDebut: "2026-11-02", dateFin: "2026-11-03" };
    const dial = () => [{ d: "2026-11-02 00:00:00", v: expect.any(Number), iv: 0 }];
    expect(await (await measure(DRAWN, { pointId: PEAK_OFF_PEAK, ...window })).json()).toEqual({
      idPrm: PEAK_OFF_PEAK,
      periode: window,
      grandeur: [],
      contexte: [
        {
          etapeMetier: "BRUT",
          contexteReleve: "COL",
          typeReleve: "AQ",
          grandeur: [
            {
              grandeurMetier: "CONS",
              grandeurPhysique: "EA",
              unite: "Wh",
              points: [],
              calendrier: [
                {
                  idCalendrier: "DI000002",
                  libelleCalendrier: "Avec différenciation temporelle",
                  classeTemporelle: [
                    {
                      idClasseTemporelle: "HP",
                      libelleClasseTemporelle: "Heures Pleines",
                      codeCadran: "IDX_EAS_D2",
                      valeur: dial(),
                    },
                    {
                      idClasseTemporelle: "HC",
                      libelleClasseTemporelle: "Heures Creuses",
                      codeCadran: "IDX_EAS_D1",
                      valeur: dial(),
                    },
                  ],
                },
                {
                  idCalendrier: "FC022035",
                  libelleCalendrier: "Heures Pleines/Creuses",
                  classeTemporelle: [
                    {
                      idClasseTemporelle: "HP",
                      libelleClasseTemporelle: "Heures Pleines",
                      codeCadran: "IDX_EAS_F2",
                      valeur: dial(),
                    },
                    {
                      idClasseTemporelle: "HC",
                      libelleClasseTemporelle: "Heures Creuses",
                      codeCadran: "IDX_EAS_F1",
                      valeur: dial(),
                    },
                  ],
                },
              ],
              cadranTotalisateur: { codeCadran: "IDX_EAS_T", valeur: dial() },
            },
          ],
        },
      ],
    });
  });

  const FOUR = ["HPB", "HPH", "HCH", "HCB"];
  it.each([
    ["base", BASE_TARIFF, { DI000001: ["BASE"], FC022034: ["BASE"] }],
    ["peak and off-peak", PEAK_OFF_PEAK, { DI000002: ["HP", "HC"], FC022035: ["HP", "HC"] }],
    ["four registers", FOUR_REGISTERS, { DI000003: FOUR, FC022035: ["HP", "HC"] }],
    ["Tempo", TEMPO, { DI000003: FOUR, FC022036: ["HCJB", "HPJB", "HCJW", "HPJW", "HCJR", "HPJR"] }],
  ])("an index reading of the tariff %s has that tariff's periods", async (_, prm, calendars) => {
    const { calendrier } = await (await simulated()).index(DRAWN, prm, "2026-11-02", "2026-11-03");
    expect(
      Object.fromEntries(
        calendrier.map(({ idCalendrier, classeTemporelle }) => [
          idCalendrier,
          classeTemporelle.map(({ idClasseTemporelle }) => idClasseTemporelle),
        ]),
      ),
    ).toEqual(calendars);
    const dials = calendrier.flatMap(({ classeTemporelle }) => classeTemporelle.map(({ codeCadran }) => codeCadran));
    expect(new Set(dials).size).toBe(dials.length);
  });

  it("an index reading has one register for what is injected, and no supplier's calendar", async () => {
    const enedis = await simulated();
    const quantity = await enedis.index(INJECTED, "12655648759651", "2026-06-01", "2026-06-11");
    expect(quantity.grandeurMetier).toBe("PROD");
    expect(quantity.calendrier.map(({ idCalendrier }) => idCalendrier)).toEqual(["DI000001"]);
    expect(differences(quantity.cadranTotalisateur.valeur)).toEqual(
      await dailyWh(enedis, "12655648759651", "2026-06-01", "2026-06-10", "production_quotidienne"),
    );
  });

  it("an index reading holds both directions of a meter that answers both, the one asked for last", async () => {
    const { measure } = await simulated();
    const window = { dateDebut: "2026-11-02", dateFin: "2026-11-03" };
    const answer = await measure(DRAWN, { pointId: "20000000000506", ...window });
    const [context] = ((await answer.json()) as IndexBody).contexte;
    expect(context?.grandeur.map(({ grandeurMetier }) => grandeurMetier)).toEqual(["PROD", "CONS"]);
  });

  it("an index reading leaves out the days that are missing or not published yet", async () => {
    const { index } = await simulated();
    const days = async (prm: string, start: string, end: string) =>
      (await index(DRAWN, prm, start, end)).cadranTotalisateur.valeur.map(({ d }) => d.slice(0, 10));
    expect(await days("42900589957123", "2026-10-24", "2026-10-28")).toEqual(["2026-10-24", "2026-10-27"]);
    expect(await days("20000000000402", "2026-11-16", "2026-11-20")).toEqual(["2026-11-16", "2026-11-17"]);
  });
});

/** From the day before the clock changes to ten days after, in spring and in autumn. */
const SPRING = ["2026-03-28", "2026-04-08", "2026-04-07"] as const;
const AUTUMN = ["2026-10-24", "2026-11-04", "2026-11-03"] as const;

describe.each([
  ["base", BASE_TARIFF],
  ["peak and off-peak", PEAK_OFF_PEAK],
  ["four registers", FOUR_REGISTERS],
  ["Tempo", TEMPO],
  ["values written as text", STRINGS],
  ["ten-minute intervals", "20000000000201"],
  ["intervals whose length changes", "20000000000204"],
  ["days of 48 half hours even when the clock changes", "20000000000102"],
  ["no repeated stamps when the clock changes", "20000000000103"],
])("the counters of a meter with %s", (_, prm) => {
  it.each([SPRING, AUTUMN])(
    "the counters of a meter grow from %s to %s by the daily values, register by register",
    async (start, end, last) => {
      const enedis = await simulated();
      const daily = await dailyWh(enedis, prm, start, last);
      const quantity = await enedis.index(DRAWN, prm, start, end);
      expect(daily).toHaveLength(10);
      expect(differences(quantity.cadranTotalisateur.valeur)).toEqual(daily);
      expect(dailySums(quantity, 0)).toEqual(daily);
      expect(dailySums(quantity, 1)).toEqual(daily);
    },
  );

  it("the totaliser of a meter is the sum of the distributor's registers, and more than the supplier's", async () => {
    const { calendrier, cadranTotalisateur } = await (await simulated()).index(
      DRAWN,
      prm,
      ...(SPRING.slice(0, 2) as [string, string]),
    );
    const sums = calendrier.map(({ classeTemporelle }) =>
      classeTemporelle
        .map(({ valeur }) => numbers(valeur))
        .reduce((all, dial) => all.map((sum, day) => sum + (dial[day] ?? Number.NaN))),
    );
    expect(sums[0]).toEqual(numbers(cadranTotalisateur.valeur));
    numbers(cadranTotalisateur.valeur).forEach((total, day) => {
      expect(sums[1]?.[day]).toBeLessThan(total);
    });
  });
});

it("an index reading grows by the daily values even when those differ from the curve", async () => {
  const enedis = await simulated();
  await enedis.control({ dailyDifference: true });
  const { cadranTotalisateur } = await enedis.index(DRAWN, TEMPO, "2026-11-02", "2026-11-13");
  expect(differences(cadranTotalisateur.valeur)).toEqual(await dailyWh(enedis, TEMPO, "2026-11-02", "2026-11-12"));
});

it("the off-peak registers count the energy of the off-peak half hours", async () => {
  const enedis = await simulated();
  const { calendrier } = await enedis.index(DRAWN, TEMPO, "2026-11-02", "2026-11-04");
  const offPeakWh = (calendrier[1]?.classeTemporelle ?? [])
    .filter(({ idClasseTemporelle }) => idClasseTemporelle.startsWith("HC"))
    .reduce((sum, { valeur }) => sum + (differences(valeur)[0] ?? Number.NaN), 0);
  const curve = await enedis.points("courbe_de_charge_consommation", TEMPO, "2026-11-02", "2026-11-03");
  // Stamps are ends: those up to 06:00 and from 22:30 on are the night of Tempo.
  const night = curve.filter(
    ({ d }) => d.startsWith("2026-11-03") || d.slice(11) <= "06:00:00" || d.slice(11) > "22:00:00",
  );
  expect(night).toHaveLength(16);
  expect(offPeakWh).toBe(night.reduce((sum, { v }) => sum + Number(v) / 2, 0));
});

it("an index reading has its values as text for the meter that writes them so", async () => {
  const { cadranTotalisateur } = await (await simulated()).index(DRAWN, STRINGS, "2026-11-02", "2026-11-03");
  expect(cadranTotalisateur.valeur).toEqual([{ d: "2026-11-02 00:00:00", v: expect.stringMatching(/^\d+$/), iv: "0" }]);
});

describe("a meter that was replaced at noon on 16 June 2026", () => {
  it("a meter that was replaced at noon on 16 June 2026 has new counters, which began at zero that noon", async () => {
    const enedis = await simulated();
    const { cadranTotalisateur, calendrier } = await enedis.index(DRAWN, REPLACED, "2026-06-14", "2026-06-21");
    const [, , before = 0, after = 0] = numbers(cadranTotalisateur.valeur);
    expect(before).toBeGreaterThan(1_000_000);
    const curve = await enedis.points("courbe_de_charge_consommation", REPLACED, "2026-06-16", "2026-06-17");
    expect(after).toBe(curve.slice(24).reduce((sum, { v }) => sum + Number(v) / 2, 0));
    for (const { classeTemporelle } of calendrier) {
      for (const { valeur } of classeTemporelle) expect(numbers(valeur)[3]).toBeLessThanOrEqual(after);
    }
  });

  it("a meter that was replaced at noon on 16 June 2026 counts every other day whole", async () => {
    const enedis = await simulated();
    const { cadranTotalisateur } = await enedis.index(DRAWN, REPLACED, "2026-06-14", "2026-06-21");
    const daily = await dailyWh(enedis, REPLACED, "2026-06-14", "2026-06-20");
    const counted = differences(cadranTotalisateur.valeur);
    expect(counted.map((wh, day) => wh === daily[day])).toEqual([true, true, false, true, true, true]);
    expect(counted[2]).toBeLessThan(0);
  });
});

describe("a meter whose counters reach their width", () => {
  it("a meter whose counters reach their width goes on from zero, each counter on a date of its own", async () => {
    const enedis = await simulated();
    const { cadranTotalisateur, calendrier } = await enedis.index(DRAWN, ROLLED_OVER, "2025-11-01", "2026-11-20");
    const fallsOn = (values: DialValues) =>
      values.filter((_, day) => day > 0 && (differences(values)[day - 1] ?? 0) < 0).map(({ d }) => d.slice(0, 10));
    expect(fallsOn(cadranTotalisateur.valeur)).toEqual(["2026-05-10"]);
    const dials = calendrier[0]?.classeTemporelle.map(({ valeur }) => fallsOn(valeur)) ?? [];
    expect(dials.map(({ length }) => length)).toEqual([1, 1]);
    expect(new Set([...dials.flat(), "2026-05-10"]).size).toBe(3);
  });

  it("a meter whose counters reach their width grows by the daily values, modulo a million kWh", async () => {
    const enedis = await simulated();
    const quantity = await enedis.index(DRAWN, ROLLED_OVER, "2026-05-05", "2026-05-16");
    const daily = await dailyWh(enedis, ROLLED_OVER, "2026-05-05", "2026-05-15");
    expect(differences(quantity.cadranTotalisateur.valeur).map(wrapped)).toEqual(daily);
    expect(dailySums(quantity, 0, wrapped)).toEqual(daily);
  });
});
