import { describe, expect, it } from "vitest";
import type { MeasureBody, MeasurePoint } from "../../../shared/enedis/wire.ts";
import { type SeriesName, series } from "../../../shared/measures/points.ts";

const CURVE = "courbe_de_charge_consommation";

function body(points: readonly MeasurePoint[], changes: object = {}): MeasureBody {
  return {
    idPrm: "99999999999991",
    etapeMetier: "BRUT",
    periode: { dateDebut: "2026-09-29", dateFin: "2026-09-30" },
    grandeur: [{ grandeurMetier: "CONS", grandeurPhysique: "PA", unite: "W", points: [...points], ...changes }],
  };
}

const at = (d: string, v: MeasurePoint["v"]): MeasurePoint => ({ v, d, p: "PT30M", n: "B" });
const values = (measure: SeriesName, of: MeasureBody) => {
  const outcome = series(measure, of);
  return outcome.ok ? outcome.value.map(({ value }) => value) : outcome.refusal.code;
};

describe("the length of a curve's intervals", () => {
  const unsaid: MeasurePoint = { v: "1", d: "2026-09-29 00:30:00" };
  const lengths = (measure: SeriesName, of: MeasureBody) => {
    const outcome = series(measure, of);
    return outcome.ok ? outcome.value.map(({ interval }) => interval) : outcome.refusal.code;
  };

  it("the length of a curve's intervals is the step of the body where a point says nothing", () => {
    const points = [unsaid, { ...unsaid, d: "2026-09-29 01:00:00", p: "PT30M" }];
    expect(lengths(CURVE, { ...body(points), pas: "PT10M" })).toEqual(["PT10M", "PT30M"]);
    expect(lengths(CURVE, body(points))).toEqual([null, "PT30M"]);
  });

  it("the length of a curve's intervals is not taken from an invalid step, nor given to days", () => {
    expect(lengths(CURVE, { ...body([unsaid]), pas: "P1D" })).toEqual([null]);
    expect(lengths(CURVE, { ...body([unsaid]), pas: "" })).toEqual([null]);
    const days = { grandeurPhysique: "EA", unite: "Wh" };
    expect(lengths("consommation_quotidienne", { ...body([unsaid], days), pas: "PT30M" })).toEqual([null]);
  });
});

describe("the points of a measure", () => {
  it("the points of a measure are its values, each with its stamp, its interval and its nature", () => {
    expect(series(CURVE, body([at("2026-09-29 00:30:00", "4078")]))).toEqual({
      ok: true,
      value: [{ value: "4078", stamp: "2026-09-29 00:30:00", interval: "PT30M", nature: "B" }],
    });
  });

  it.each<[MeasurePoint["v"], string]>([
    ["0", "0"],
    [0, "0"],
    [752, "752"],
    ["0752", "0752"],
    ["-12", "-12"],
    ["190205.98", "190205.98"],
    [190205.98, "190205.98"],
  ])("the points of a measure keep the value %j as %j", (v, value) => {
    expect(values(CURVE, body([at("2026-09-29 00:30:00", v)]))).toEqual([value]);
  });

  it.each<[MeasurePoint["v"], string]>([
    [" 12", "12"],
    ["1.2E3", "1200"],
    [1.2e-3, "0.0012"],
  ])("the points of a measure rewrite the value %j as %j: there is one way to read it", (v, value) => {
    expect(values(CURVE, body([at("2026-09-29 00:30:00", v)]))).toEqual([value]);
  });

  it.each([
    ["Wh", "consommation_quotidienne", "EA", "9271", "9271"],
    ["kWh", "consommation_quotidienne", "EA", "9.271", "9271"],
    ["KW", CURVE, "PA", "0.75", "750"],
    [" kVA", "puissance_conso_max_quotidienne", "PMA", 4.638, "4638"],
  ] as const)(
    "the points of a measure are in the unit of the measure when the body is in %j",
    (unite, measure, grandeurPhysique, v, value) => {
      expect(values(measure, body([at("2026-09-29 00:30:00", v)], { unite, grandeurPhysique }))).toEqual([value]);
    },
  );

  it.each([
    ["2026-09-29T00:30:00", "2026-09-29 00:30:00"],
    ["2026-09-29 00:30", "2026-09-29 00:30:00"],
    ["2026-09-29T00:30", "2026-09-29 00:30:00"],
    ["2026-09-29 00:30:00.000", "2026-09-29 00:30:00"],
    ["2026-09-29 24:00:00", "2026-09-30 00:00:00"],
    ["2026-12-31T24:00", "2027-01-01 00:00:00"],
  ])("the points of a measure that Enedis stamps %j have the stamp %j", (d, stamp) => {
    expect(series(CURVE, body([at(d, "1")]))).toMatchObject({ value: [{ stamp }] });
  });

  it("the points of a measure keep the day that is written when a maximum was reached at its very end", () => {
    const reached = body([at("2026-09-29 24:00:00", "4638")], { grandeurPhysique: "PMA", unite: "VA" });
    expect(series("puissance_conso_max_quotidienne", reached)).toMatchObject({
      value: [{ stamp: "2026-09-29 24:00:00" }],
    });
  });

  it("the points of a measure come as often as Enedis gives them: the frozen routes pass on what comes twice", () => {
    const twice = [at("2026-09-29 00:30:00", "1"), at("2026-09-29 01:00:00", "2"), at("2026-09-29 00:30:00", "1")];
    expect(values(CURVE, body(twice))).toEqual(["1", "1", "2"]);
  });

  it.each([null, undefined, "null", "NULL", "", "  "])(
    "the points of a measure leave out the one whose value is %j",
    (v) => {
      const points = [at("2026-09-29 00:30:00", "1"), at("2026-09-29 01:00:00", v), at("2026-09-29 01:30:00", "3")];
      expect(values(CURVE, body(points))).toEqual(["1", "3"]);
    },
  );

  it("the points of a measure come in time order, whatever the order of the body", () => {
    const points = [at("2026-09-29 01:30:00", "3"), at("2026-09-29 00:30:00", "1"), at("2026-09-29 01:00:00", "2")];
    expect(values(CURVE, body(points))).toEqual(["1", "2", "3"]);
  });

  it("the points of a measure keep the two passes of the autumn hour apart even when one lacks a value", () => {
    const lived = [
      at("2026-10-25 02:00:00", null),
      at("2026-10-25 02:30:00", "1"),
      at("2026-10-25 02:00:00", "2"),
      at("2026-10-25 02:30:00", "3"),
    ];
    expect(values(CURVE, body(lived))).toEqual(["1", "2", "3"]);
  });

  it("the points of a measure are those of the requested direction, when a self-consumer's body holds both", () => {
    const both: MeasureBody = {
      ...body([]),
      grandeur: [
        { grandeurMetier: "PROD", grandeurPhysique: "PA", unite: "W", points: [at("2026-09-29 12:00:00", "900")] },
        { grandeurMetier: "CONS", grandeurPhysique: "PA", unite: "W", points: [at("2026-09-29 12:00:00", "40")] },
      ],
    };
    expect(values("courbe_de_charge_consommation", both)).toEqual(["40"]);
    expect(values("courbe_de_charge_production", both)).toEqual(["900"]);
  });

  it("the points of a measure are those of the measure's own quantity", () => {
    const maxPower = (quantity: string) =>
      body([{ v: "4680", d: "2026-09-29 13:03:35" }], { grandeurPhysique: quantity, unite: "VA" });
    expect(values("puissance_conso_max_quotidienne", maxPower("PMA"))).toEqual(["4680"]);
    expect(values("puissance_conso_max_quotidienne", maxPower("PA"))).toBe("enedis_no_data");
  });

  it.each<[string, MeasureBody]>([
    ["no quantity", { ...body([]), grandeur: [] }],
    ["no list of quantities", { ...body([]), grandeur: null }],
    ["no point", body([])],
    ["no list of points", body([], { points: null })],
    ["nulls only", body([at("2026-09-29 00:30:00", null), at("2026-09-29 01:00:00", "null")])],
    ["the other direction only", body([at("2026-09-29 00:30:00", "1")], { grandeurMetier: "PROD" })],
  ])("the points of a measure are refused as Enedis refuses them when there is %s", (_what, empty) => {
    expect(series(CURVE, empty)).toEqual({
      ok: false,
      refusal: {
        code: "enedis_no_data",
        upstream: {
          status: 404,
          body: { error: "no_data_found", error_description: "no measure found for this usage point" },
        },
      },
    });
  });

  it.each<[string, MeasureBody]>([
    ["another unit", body([at("2026-09-29 00:30:00", "1")], { unite: "MJ" })],
    ["no unit", body([at("2026-09-29 00:30:00", "1")], { unite: null })],
    ["a value that is no number", body([at("2026-09-29 00:30:00", "beaucoup")])],
    ["a value with a comma", body([at("2026-09-29 00:30:00", "1,5")])],
    ["a number beyond writing", body([at("2026-09-29 00:30:00", 1e300)])],
    ["a day that is not", body([at("2026-02-29 00:30:00", "1")])],
    ["an hour that is not", body([at("2026-09-29 24:30:00", "1")])],
    ["a second after the end of the day", body([at("2026-09-29 24:00:01", "1")])],
    ["the end of a day that is not", body([at("2026-02-29 24:00:00", "1")])],
    ["a value of ten digits", body([at("2026-09-29 00:30:00", "1234567890")])],
    ["a dash for a value", body([at("2026-09-29 00:30:00", "-")])],
    ["no number for a value", body([at("2026-09-29 00:30:00", "NaN")])],
    ["a value that is a list", body([at("2026-09-29 00:30:00", ["1"])])],
    ["an interval that is a number", body([{ ...at("2026-09-29 00:30:00", "1"), p: 30 }])],
    ["what is no point", body([7 as MeasurePoint, null as never])],
    ["a stamp in another form", body([at("2026-09-29T00:30:00+02:00", "1")])],
    ["no stamp to speak of", body([at("", "1")])],
  ])(
    "points of a measure with %s are malformed when there are no others, and left out beside a good one",
    (_what, wrong) => {
      expect(values(CURVE, wrong)).toBe("enedis_malformed_answer");
      const good = body([at("2026-09-30 00:30:00", "7")]);
      expect(values(CURVE, { ...wrong, grandeur: [...(wrong.grandeur ?? []), ...(good.grandeur ?? [])] })).toEqual([
        "7",
      ]);
    },
  );
});
