import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setClock } from "../../../../local/clock.ts";
import { histories, Told } from "../../../support/home-assistant/histories.ts";
import { home } from "../../../support/meters.ts";
import { type SimulatedEnedis, startEnedis, startGateway, tokenFor } from "../../../support/running.ts";

const SEED = 20_261_130;
/** The mornings and evenings on which a program may run; the clock changes on 29 March. */
const INSTANTS = [
  "2027-03-02T09:10:00+01:00",
  "2027-03-03T06:40:00+01:00",
  "2027-03-05T23:30:00+01:00",
  "2027-03-20T00:40:00+01:00",
  "2027-03-28T12:00:00+02:00",
  "2027-03-29T09:00:00+02:00",
  "2027-04-10T09:00:00+02:00",
  "2027-04-11T03:20:00+02:00",
  "2027-04-30T18:00:00+02:00",
] as const;
setClock(INSTANTS[0]);

let enedis: SimulatedEnedis;
beforeAll(async () => {
  enedis = await startEnedis();
});
afterAll(() => enedis.stop());

describe("ten random histories of imports into Home Assistant", () => {
  it(`ten random histories over HTTP count the energy of each hour once, and no sum falls (seed ${SEED})`, async () => {
    let [nowMs, gateway] = [Date.parse(INSTANTS[0]), new URL("http://localhost")];
    const programs = fc.sample(histories({ min: 4, max: 6 }), { seed: SEED, numRuns: 10 }).map((history, at) => {
      const meter = home(40_100 + at);
      const ask = async (path: string, headers: Record<string, string> = {}) =>
        fetch(new URL(path, gateway), { headers: { authorization: `Bearer ${await tokenFor(meter)}`, ...headers } });
      const world = { meter, cutsAnswers: true, ask, now: () => nowMs, trouble: enedis.control };
      return { told: new Told(history, world), steps: [...history.steps], nextMs: nowMs };
    });
    for (const instant of INSTANTS) {
      setClock(instant);
      nowMs = Date.parse(instant);
      await enedis.control({ now: instant, quota: { perSecond: 100_000, perHour: 1_000_000 } });
      const running = await startGateway(enedis.url, {
        ENEDIS_CALLS_PER_SECOND: "200",
        ENEDIS_CALLS_PER_ANSWER: "5",
        ENEDIS_JITTER_MS: "0",
        QUOTA_PATIENCE_SECONDS: "5",
      });
      gateway = running.url;
      for (const program of programs) {
        const { told, steps, nextMs } = program;
        if (instant === INSTANTS.at(-1)) {
          await told.end();
          expect(told.faults()).toEqual([]);
        } else if (nextMs <= nowMs) {
          const step = steps.shift();
          if (step === undefined) continue;
          await told.take(step);
          expect(told.fallen()).toEqual([]);
          program.nextMs = nowMs + step.pauseHours * 3_600_000;
        }
      }
      await running.stop();
    }
  });
});
