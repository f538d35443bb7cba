import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { simulationRequestSchema } from "../../../functions/impact/request-schema.ts";
import { curveFault } from "../../../shared/impact/curve-bounds.ts";
import { parisMidnightMs } from "../../../shared/impact/paris-midnight.ts";
import { STEPS } from "../../../shared/impact/v1.0.0/curve.ts";
import { ALL_PROCESSES, SCORE_METHODS } from "../../../shared/impact/v1.0.0/factors/factors.ts";
import { readRequest } from "../../../shared/impact/v1.0.0/request.ts";

const SCHEMA = z.fromJSONSchema(simulationRequestSchema() as never);
const isDocumented = (body: unknown): boolean => SCHEMA.safeParse(body).success;
const isRead = (body: unknown): boolean =>
  curveFault(body, true) === null && !Array.isArray(readRequest(body, parisMidnightMs));

describe("the body of a simulation in the document", () => {
  it("the document has a process for a method and a unit exactly when the engine calculates it", () => {
    const ids = [...ALL_PROCESSES.map(({ id }) => id), "no-such-process", ""];
    for (const processId of ids) {
      for (const method of [...SCORE_METHODS, undefined, "none"]) {
        for (const unit of ["kWh", "MJ", "Wh", undefined]) {
          const body = {
            consumptions: [{ processId, amount: 12, ...(unit !== undefined && { unit }) }],
            ...(method !== undefined && { method }),
          };
          expect([body, isDocumented(body)]).toEqual([body, isRead(body)]);
        }
      }
    }
  });

  it("the document has a point of a curve exactly when the engine reads it", () => {
    const value = fc.oneof(
      fc.constantFrom("", null, "420", "420.", ".5", "1e3", " 420", "-1", "NaN", "1000000000000", "0".repeat(20)),
      fc.double({ min: -1, max: 2e12, noNaN: true }),
    );
    const date = fc.constantFrom(
      ..."2026-11-01 00:30:00|2026-11-01T00:30|2026-11-01 24:00:00|2026-13-01 00:30:00|2026-11-32 00:30:00|0000-03-08T03:00|1999-12-31 00:30:00|2099-12-31 23:30:00|soon".split(
        "|",
      ),
    );
    const step = fc.option(fc.constantFrom(...STEPS, "PT1H", "", "P1D"), { nil: undefined });
    fc.assert(
      fc.property(fc.record({ date, value, step }), ({ step, ...point }) => {
        const body = { loadCurve: [{ ...point, ...(step !== undefined && { interval_length: step }) }] };
        expect([body, isDocumented(body)]).toEqual([body, isRead(body)]);
      }),
      { numRuns: 500 },
    );
  });

  it.each([{}, { consumptions: [] }, { loadCurve: [] }, { method: SCORE_METHODS[0] }])(
    "neither the document nor the engine accepts %j",
    (body) => {
      expect([isDocumented(body), isRead(body)]).toEqual([false, false]);
    },
  );

  it("neither the document nor the engine accepts amounts beside a curve", () => {
    const amounts = { consumptions: [{ processId: ALL_PROCESSES[0]?.id, amount: 1 }] };
    const curve = { loadCurve: [{ date: "2026-11-01 00:30:00", value: "420" }] };
    expect([isDocumented(amounts), isDocumented(curve)]).toEqual([true, true]);
    expect([isDocumented({ ...amounts, ...curve }), isRead({ ...amounts, ...curve })]).toEqual([false, false]);
  });
});
