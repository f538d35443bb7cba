import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MeasureBody, readMeasureBody } from "../../../shared/enedis/wire.ts";
import { meterReading } from "../../../shared/frozen/v5-meter-reading.ts";
import type { V5Kind } from "../../../shared/measures/measures.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";
import { enedisBody } from "../../fixtures/enedis/body.ts";
import { anyCurve, livedStamps } from "../measures/lived-curve.ts";

/** To the character: the text that leaves, not the object. */
function translated(kind: V5Kind, text: string): string {
  const body = readMeasureBody(text, { usagePointId: "11111111111111" as UsagePointId });
  const outcome = body.ok ? meterReading(kind, body.value) : body;
  return JSON.stringify(outcome.ok ? outcome.value : outcome.refusal);
}

describe("the v5 meter_reading", () => {
  it("the v5 meter_reading of a curve is the v5 body of the same days and the same meter", () => {
    const { meter_reading } = JSON.parse(enedisBody("v5-load-curve.json"));
    expect(translated("consumption_load_curve", enedisBody("2026-load-curve.json"))).toBe(
      JSON.stringify(meter_reading),
    );
  });

  it("the v5 meter_reading of days holds the same values", () => {
    expect(translated("daily_consumption", enedisBody("2026-daily-consumption.json"))).toBe(
      '{"usage_point_id":"11111111111111","start":"2026-10-13","end":"2026-10-15","quality":"BRUT",' +
        '"reading_type":{"unit":"Wh","measurement_kind":"energy","aggregate":"sum","measuring_period":"P1D"},' +
        '"interval_reading":[{"value":"12312","date":"2026-10-13"},{"value":"15128","date":"2026-10-14"}]}',
    );
  });

  it("the v5 meter_reading of maxima holds the same values and instants", () => {
    expect(translated("consumption_max_power", enedisBody("2026-max-power.json"))).toBe(
      '{"usage_point_id":"11111111111111","start":"2026-10-13","end":"2026-10-15","quality":"BRUT",' +
        '"reading_type":{"unit":"VA","measurement_kind":"power","aggregate":"maximum","measuring_period":"P1D"},' +
        '"interval_reading":[{"value":"3078","date":"2026-10-13 03:17:01"},{"value":"3185","date":"2026-10-14 03:23:42"}]}',
    );
  });

  it.each<[V5Kind, string, object]>([
    ["daily_production", "EA", { unit: "Wh", measurement_kind: "energy", aggregate: "sum", measuring_period: "P1D" }],
    ["production_load_curve", "PA", { unit: "W", measurement_kind: "power", aggregate: "average" }],
  ])(
    "the v5 meter_reading of %s is like that of consumption, in the other direction",
    (kind, grandeurPhysique, reading_type) => {
      const unite = grandeurPhysique === "EA" ? "Wh" : "W";
      const points = [{ v: "0", d: "2026-07-14" }];
      const body = { ...curve([]), grandeur: [{ grandeurMetier: "PROD", grandeurPhysique, unite, points }] };
      expect(meterReading(kind, body)).toMatchObject({ ok: true, value: { reading_type } });
    },
  );

  it("the v5 meter_reading echoes the period of the answer and its stage", () => {
    const periode = { dateDebut: "2026-04-01", dateFin: "2026-04-02" };
    expect(
      meterReading("consumption_load_curve", { ...curve(["2026-04-01 00:30:00"]), periode, etapeMetier: "BEST" }),
    ).toMatchObject({
      value: { start: "2026-04-01", end: "2026-04-02", quality: "BEST" },
    });
  });

  it("the v5 meter_reading gives an interval or a nature only where Enedis gives it, and neither for a day", () => {
    const bare = curve(["2026-04-01 00:30:00"], { p: null, n: null });
    expect(JSON.stringify(meterReading("consumption_load_curve", bare))).toContain(
      '"interval_reading":[{"value":"0","date":"2026-04-01 00:30:00"}]',
    );
    const day = { v: "9271", d: "2026-04-01", p: "P1D", n: "B" };
    const daily = [{ grandeurMetier: "CONS", grandeurPhysique: "EA", unite: "Wh", points: [day] }];
    expect(JSON.stringify(meterReading("daily_consumption", { ...curve([]), grandeur: daily }))).toContain(
      '"interval_reading":[{"value":"9271","date":"2026-04-01"}]',
    );
  });

  it.each([
    ["spring", "2026-03-29", 46],
    ["autumn", "2026-10-25", 50],
    ["any other", "2026-04-01", 48],
  ])("the v5 meter_reading has every half hour of a day in %s, in the order of real time", (_season, date, count) => {
    const stamps = livedStamps(date, 1, 30);
    expect(stamps).toHaveLength(count);
    const outcome = meterReading("consumption_load_curve", curve(stamps));
    expect(outcome.ok && outcome.value.interval_reading.map((point) => point.date)).toEqual(stamps);
  });

  it.each([null, undefined])(
    "the v5 meter_reading is refused when its stage is %s, since its quality would be invented",
    (etapeMetier) => {
      expect(meterReading("consumption_load_curve", { ...curve(["2026-04-01 00:30:00"]), etapeMetier })).toEqual({
        ok: false,
        refusal: { code: "enedis_malformed_answer" },
      });
    },
  );

  it("the v5 meter_reading is refused when nothing was measured", () => {
    expect(meterReading("consumption_load_curve", curve([]))).toMatchObject({
      ok: false,
      refusal: { code: "enedis_no_data", upstream: { status: 404 } },
    });
  });

  it("the v5 meter_reading invents, loses and reorders no value, whatever is missing", () => {
    const watts = fc.oneof(fc.nat({ max: 36_000 }).map(String), fc.nat({ max: 36_000 }), fc.constantFrom(null, "null"));
    const measured = anyCurve.chain(({ stamps, minutes }) =>
      fc.record({
        minutes: fc.constant(minutes),
        points: fc
          .tuple(...stamps.map((d) => watts.map((v) => ({ v, d, p: `PT${minutes}M`, n: "B" }))))
          .chain((points) => fc.subarray(points)),
      }),
    );
    fc.assert(
      fc.property(measured, ({ minutes, points }) => {
        const body = curve([]);
        const outcome = meterReading("consumption_load_curve", {
          ...body,
          grandeur: [{ grandeurMetier: "CONS", grandeurPhysique: "PA", unite: "W", points }],
        });
        const expected = points
          .filter(({ v }) => v !== null && v !== "null")
          .map(({ v, d }) => ({ value: String(v), date: d, interval_length: `PT${minutes}M`, measure_type: "B" }));
        expect(outcome.ok ? outcome.value.interval_reading : []).toEqual(expected);
      }),
    );
  });
});

function curve(stamps: readonly string[], changes: object = {}): MeasureBody {
  return {
    idPrm: "11111111111111",
    etapeMetier: "BRUT",
    periode: { dateDebut: "2026-04-01", dateFin: "2026-04-02" },
    grandeur: [
      {
        grandeurMetier: "CONS",
        grandeurPhysique: "PA",
        unite: "W",
        points: stamps.map((d, at) => ({ v: String(at), d, p: "PT30M", n: "B", ...changes })),
      },
    ],
  };
}
