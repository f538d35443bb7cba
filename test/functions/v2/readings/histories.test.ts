import fc from "fast-check";
import { Hono } from "hono/tiny";
import { describe, expect, it } from "vitest";
import { answerRun } from "../../../../functions/v2/readings/answer.ts";
import { readSeriesRequest } from "../../../../functions/v2/readings/request.ts";
import type { Env } from "../../../../shared/config/env.ts";
import { enedisRefusal } from "../../../../shared/enedis/error-codes.ts";
import { readMeasureBody } from "../../../../shared/enedis/wire.ts";
import { refuse } from "../../../../shared/http/problem.ts";
import type { TokenEnv } from "../../../../shared/http/require-token.ts";
import { readingRun } from "../../../../shared/readings/reading-run.ts";
import { accepted, refused } from "../../../../shared/refusals/refusal.ts";
import { EVERYTHING } from "../../../../shared/token/scope.ts";
import { usagePointId } from "../../../../shared/usage-point.ts";
import { histories, instantOf, Told } from "../../../support/home-assistant/histories.ts";
import { home, METER } from "../../../support/meters.ts";
import { TOKEN_SECRET } from "../../../support/secrets.ts";
import { simulated } from "../../../support/simulated.ts";

const ENV = {
  TOKEN_SECRET,
  ENEDIS_API_URL: "https://enedis.example/",
  ENEDIS_CONSENT_URL: "https://enedis.example/consent",
  ENEDIS_CLIENT_ID: "conso-api-test",
  ENEDIS_CLIENT_SECRET: "conso-api-test-secret",
};

/** The readings of one meter as the gateway answers them, without its gate: each call goes straight to a simulated Enedis. */
async function readingsOf(meter: string, startMs: number, mostCalls: number) {
  const enedis = await simulated(startMs);
  await enedis.control({ quota: { perSecond: 10_000_000, perHour: 10_000_000 } });
  const id = usagePointId(meter);
  if (id === null) throw new Error("not a meter");
  let nowMs = startMs;
  const app = new Hono<TokenEnv>().get("/api/v2/consumption/:series", async (c) => {
    c.set("claims", { usagePoints: [id], scope: EVERYTHING, roles: [], consentedAtMs: null } as never);
    const series = c.req.param("series").split(".")[0] as "daily";
    const request = await readSeriesRequest(c as never, "consumption", series, nowMs);
    if (!request.ok) return refuse(c, request.refusal);
    const { measure, served } = request.value;
    const run = readingRun({ ...request.value, window: served, mostCalls, nowMs }, async ({ start, end }) => {
      const answer = await enedis.measure(measure, { pointId: meter, dateDebut: start, dateFin: end });
      const text = await answer.text();
      if (answer.status !== 200) return refused(enedisRefusal(answer.status, text, nowMs));
      const body = readMeasureBody(text, { usagePointId: id });
      return body.ok ? accepted({ body: body.value, text }) : body;
    });
    return answerRun(c as never, request.value, run, nowMs);
  });
  app.onError((error) => {
    throw error;
  });
  const context = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} };
  return {
    meter,
    cutsAnswers: mostCalls < 20,
    ask: async (path: string, headers: Record<string, string> = {}) =>
      app.request(new URL(path, "http://localhost"), { headers }, ENV as unknown as Env, context as never),
    now: () => nowMs,
    pass: async (ms: number) => {
      nowMs += ms;
      enedis.pass(ms);
      await enedis.renewToken();
    },
    trouble: async (trouble: object) => {
      await enedis.control(trouble);
    },
  };
}

const METERS = [METER, home(7), "20000000000201", "20000000000203", "20000000000204", "20000000000205"];
const HOUR_MS = 3_600_000;

describe("statistics of Home Assistant that are imported again and again", () => {
  it("statistics that are imported again and again count the energy of each hour once, and no sum falls, whatever the windows, pauses, repairs and changes of the clock", async () => {
    const property = fc.asyncProperty(
      histories({ min: 1, max: 6 }),
      fc.constantFrom(...METERS),
      fc.constantFrom("2026-03-20", "2026-10-15", "2026-07-01", "2026-11-20"),
      fc.integer({ min: 0, max: 47 }),
      fc.constantFrom(1, 2, 3, 100),
      async (history, meter, day, halfHours, mostCalls) => {
        const world = await readingsOf(meter, instantOf(day) + halfHours * (HOUR_MS / 2), mostCalls);
        const told = new Told(history, world);
        for (const step of history.steps) {
          await told.take(step);
          expect(told.fallen()).toEqual([]);
          await world.pass(step.pauseHours * HOUR_MS);
        }
        await world.pass(30 * HOUR_MS);
        await told.end();
        expect(told.faults()).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: Number(process.env.HISTORIES ?? 60) });
  }, 120_000);
});
