import { describe, expect, it } from "vitest";
import { home } from "../support/meters.ts";
import { addressOf, routeNamed } from "../support/routes.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";

const LOUD = [1, 2, 3].map(home);

/** Longer than a circuit rests. */
const LASTS_MS = 12_000;
const LOUD_EVERY_MS = 250;
const OTHERS_EVERY_MS = 2_000;

/** The status of a reading; each is of another day, so that nobody asks in a loop. */
async function read({ gateway }: Running, meter: string, n: number): Promise<number> {
  const day = (of: number) => new Date(Date.UTC(2025, 9, 1) + of * 86_400_000).toISOString().slice(0, 10);
  const url = addressOf(gateway, routeNamed("daily_consumption"), { meter, start: day(n), end: day(n + 1) });
  const answer = await fetch(url, { headers: { authorization: `Bearer ${await tokenFor(meter)}` } });
  await answer.body?.cancel();
  return answer.status;
}

/** Asks again and again at this pace, whatever becomes of each. */
async function askEvery(running: Running, everyMs: number, meterOf: (n: number) => string): Promise<number[]> {
  const answers: Promise<number>[] = [];
  for (let n = 0; n * everyMs < LASTS_MS; n++) {
    answers.push(read(running, meterOf(n), n));
    await new Promise((resume) => setTimeout(resume, everyMs));
  }
  return Promise.all(answers);
}

describe("three meters for which Enedis is always broken", () => {
  it.concurrent.each([
    ["empty_503", 503],
    ["text_500", 500],
  ])(
    "three meters for which Enedis always fails do not keep others from reading, however often they ask (%s)",
    async (kind, status) => {
      const running = await startBoth();
      await running.enedis.control({ fault: { kind, on: "measures", meter: LOUD } });
      const [loud, others] = await Promise.all([
        askEvery(running, LOUD_EVERY_MS, (n) => LOUD[n % LOUD.length] ?? ""),
        askEvery(running, OTHERS_EVERY_MS, (n) => home(100 + n)),
      ]);
      await running.stop();
      expect(loud).toContain(status);
      expect(others).toEqual(Array(LASTS_MS / OTHERS_EVERY_MS).fill(200));
    },
  );
});
