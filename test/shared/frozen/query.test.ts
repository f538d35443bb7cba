import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { MAX_POWER_PARAMETERS_2026, V5_PARAMETERS } from "../../../shared/frozen/parameters.ts";
import { maxPowerQuery2026, query2026, queryRefusal, type RawQuery, v5Query } from "../../../shared/frozen/query.ts";
import { measureQuery, type UncheckedQuery } from "../../../shared/measures/measure-query.ts";
import { MEASURES, type MeasureName } from "../../../shared/measures/measures.ts";
import type { Outcome, RequestRefusal } from "../../../shared/refusals/refusal.ts";
import { METER, OTHER_METER } from "../../support/meters.ts";

const NOON = Date.parse("2026-11-22T12:00:00+01:00");

/** The wiring of a route, without HTTP. */
function read(schema: z.ZodMiniType<UncheckedQuery, unknown>, measure: MeasureName, raw: RawQuery) {
  const asked = schema.safeParse(raw);
  const outcome: Outcome<unknown, RequestRefusal> = asked.success
    ? measureQuery(measure, asked.data, NOON)
    : { ok: false, refusal: queryRefusal(asked.error, raw) };
  return outcome.ok ? outcome.value : outcome.refusal;
}

const v5 = { prm: METER, start: "2026-11-01", end: "2026-11-05" };
const enedis = { pointId: METER, dateDebut: "2026-11-01", dateFin: "2026-11-05" };
const asked = { usagePointId: METER, period: { start: "2026-11-01", end: "2026-11-05" } };

const readV5 = (raw: RawQuery) => read(v5Query, "consommation_quotidienne", raw);
const read2026 = (raw: RawQuery) => read(query2026, "consommation_quotidienne", raw);
const readMaxPower = (raw: RawQuery) => read(maxPowerQuery2026, "puissance_conso_max_quotidienne", raw);

describe("a v5 query", () => {
  it("a v5 query consists of prm, start and end", () => {
    expect(readV5(v5)).toEqual({ measure: "consommation_quotidienne", ...asked });
  });

  it("a v5 query asks Enedis for the maximum power alone, day by day, as v5 did", () => {
    expect(read(v5Query, "puissance_conso_max_quotidienne", v5)).toEqual({
      measure: "puissance_conso_max_quotidienne",
      ...asked,
      step: "P1D",
      quantity: "PMA",
    });
  });

  it("a v5 query accepts a meter number as copied from a bill, and ignores other parameters", () => {
    expect(readV5({ ...v5, prm: " 225 169 147 142 70 ", utm_source: ["a", "b"], undefined: "1" })).toMatchObject(asked);
  });

  it.each<[string, RawQuery, RequestRefusal]>([
    ["no meter", { start: v5.start, end: v5.end }, missing("prm", "usage_point")],
    ["an empty meter", { ...v5, prm: " " }, missing("prm", "usage_point")],
    ["no start", { prm: METER, end: v5.end }, missing("start", "start")],
    ["no end", { prm: METER, start: v5.start }, missing("end", "end")],
    ["nothing at all", {}, missing("prm", "usage_point")],
    ["the names of 2026", enedis, missing("prm", "usage_point")],
    ["letters in the meter", { ...v5, prm: "2251691471427A" }, { code: "usage_point_malformed", parameter: "prm" }],
    [
      "13 digits",
      { ...v5, prm: "2251691471427" },
      { code: "usage_point_malformed", parameter: "prm", lacksItsZero: true },
    ],
    ["a month that is not", { ...v5, start: "2023-99-99" }, malformed("start", "start")],
    ["a 29 February that is not", { ...v5, end: "2023-02-29" }, malformed("end", "end")],
    ["a date as people write it", { ...v5, end: "05/11/2026" }, malformed("end", "end")],
    ["two meters", { ...v5, prm: [METER, OTHER_METER] }, { code: "parameter_repeated", parameter: "prm" }],
    [
      "the same start twice",
      { ...v5, start: [v5.start, v5.start] },
      { code: "parameter_repeated", parameter: "start" },
    ],
    ["an end twice, once empty", { ...v5, end: ["", v5.end] }, { code: "parameter_repeated", parameter: "end" }],
    ["its days reversed", { ...v5, end: "2026-10-31" }, { code: "period_reversed" }],
    ["tomorrow's data", { ...v5, end: "2026-11-23" }, { code: "period_in_future" }],
    [
      "two things wrong: the answer names the first",
      { ...v5, prm: "x", start: "y" },
      { code: "usage_point_malformed", parameter: "prm" },
    ],
  ])("a v5 query is refused with %s", (_what, raw, refusal) => {
    expect(readV5(raw)).toEqual(refusal);
  });

  it("a v5 query follows the rule of its measure: a curve is limited to 7 days, days are not", () => {
    const month = { ...v5, start: "2026-10-01" };
    expect(readV5(month)).toMatchObject({ period: { start: "2026-10-01" } });
    expect(read(v5Query, "courbe_de_charge_production", month)).toEqual({ code: "period_too_long", maxDays: 7 });
  });
});

describe("a 2026 query", () => {
  it("a 2026 query consists of pointId, dateDebut and dateFin", () => {
    expect(read2026(enedis)).toEqual({ measure: "consommation_quotidienne", ...asked });
  });

  it("a 2026 query accepts the names of v5 as well, even mixed", () => {
    expect(read2026(v5)).toEqual(read2026(enedis));
    expect(read2026({ prm: METER, dateDebut: v5.start, end: v5.end })).toEqual(read2026(enedis));
  });

  it.each<[string, RawQuery, RequestRefusal]>([
    [
      "a parameter under both its names",
      { ...enedis, start: "2026-11-01" },
      { code: "parameter_repeated", parameter: "dateDebut" },
    ],
    ["an alias given twice", { ...v5, prm: [METER, METER] }, { code: "parameter_repeated", parameter: "prm" }],
    ["nothing: it is asked for in Enedis's name", {}, missing("pointId", "usage_point")],
    ["a bad day, called what its caller called it", { ...v5, end: "2023-02-29" }, malformed("end", "end")],
    ["a bad first day under Enedis's name", { ...enedis, dateDebut: "2023-02-29" }, malformed("dateDebut", "start")],
    ["a bad day under Enedis's name", { ...enedis, dateFin: "2023-02-29" }, malformed("dateFin", "end")],
  ])("a 2026 query is refused with %s", (_what, raw, refusal) => {
    expect(read2026(raw)).toEqual(refusal);
  });

  it("a 2026 query of the maximum power means the daily maximum unless it says otherwise", () => {
    expect(readMaxPower(enedis)).toMatchObject({ step: "P1D", quantity: "PMA" });
    expect(readMaxPower({ ...enedis, mesuresPas: "P1M", grandeurPhysique: "TOUT" })).toMatchObject({
      step: "P1M",
      quantity: "TOUT",
    });
  });

  it.each<[string, RawQuery, RequestRefusal]>([
    [
      "an unknown step",
      { mesuresPas: "P1Y" },
      { code: "parameter_not_allowed", parameter: "mesuresPas", allowed: ["P1D", "P1M"] },
    ],
    [
      "an unknown quantity",
      { grandeurPhysique: "pma" },
      { code: "parameter_not_allowed", parameter: "grandeurPhysique", allowed: ["PMA", "TOUT"] },
    ],
    ["two steps", { mesuresPas: ["P1D", "P1M"] }, { code: "parameter_repeated", parameter: "mesuresPas" }],
  ])("a 2026 query of the maximum power is refused with %s", (_what, extra, refusal) => {
    expect(readMaxPower({ ...enedis, ...extra })).toEqual(refusal);
  });

  it("a 2026 query of any other measure carries neither step nor quantity", () => {
    for (const measure of Object.keys(MEASURES) as MeasureName[]) {
      if (measure === "puissance_conso_max_quotidienne") continue;
      expect(read(query2026, measure, { ...enedis, mesuresPas: "P1M" })).toEqual({ measure, ...asked });
    }
  });
});

it("any query string gives a query or a refusal of ours", () => {
  const names = ["prm", "pointId", "start", "dateDebut", "end", "dateFin", "mesuresPas", "grandeurPhysique"];
  const value = fc.oneof(fc.string(), fc.constantFrom(METER, "2026-11-01", "2026-11-05", "P1D", "TOUT", "__proto__"));
  const raw = fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof(value, fc.array(value, { minLength: 2, maxLength: 3 })),
  );
  fc.assert(
    fc.property(raw, fc.constantFrom(readV5, read2026, readMaxPower), (query, reader) => {
      expect(reader(query)).toSatisfy((said: object) => "measure" in said || "code" in said);
      expect(JSON.stringify(reader(query))).not.toMatch(/invalid|expected|received/i);
    }),
    { numRuns: 1000 },
  );
});

describe("what OpenAPI will say", () => {
  const parameters = (schema: z.ZodMiniType) => z.toJSONSchema(schema, { io: "input" });

  it("the parameters of v5 are named, described and marked as required in OpenAPI", () => {
    expect(parameters(V5_PARAMETERS)).toMatchObject({
      required: ["prm", "start", "end"],
      properties: {
        prm: { type: "string", pattern: "^[0-9]{14}$", description: expect.any(String) },
        start: { type: "string", format: "date", description: expect.any(String) },
        end: { type: "string", format: "date", description: expect.any(String) },
      },
    });
  });

  it("the values and the defaults of the maximum power are listed in OpenAPI", () => {
    expect(parameters(MAX_POWER_PARAMETERS_2026)).toMatchObject({
      required: ["pointId", "dateDebut", "dateFin"],
      properties: {
        mesuresPas: { enum: ["P1D", "P1M"], default: "P1D", description: expect.any(String) },
        grandeurPhysique: { enum: ["PMA", "TOUT"], default: "PMA", description: expect.any(String) },
      },
    });
  });
});

function missing(parameter: string, means: "usage_point" | "start" | "end"): RequestRefusal {
  return { code: "parameter_missing", parameter, means };
}

function malformed(parameter: string, means: "start" | "end"): RequestRefusal {
  return { code: "date_malformed", parameter, means };
}
