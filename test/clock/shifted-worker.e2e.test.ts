import { Miniflare } from "miniflare";
import { afterAll, beforeAll, expect, it } from "vitest";
import { clockShiftMs } from "../../local/clock.ts";
import { shiftedModules } from "../../local/shifted-worker.ts";

const DAY_MS = 86_400_000;

/** Answers once it has woken: when it was to wake, when its storage says so, and when it did. */
const ALARM_CLOCK = `
  import { DurableObject } from "cloudflare:workers";
  export class AlarmClock extends DurableObject {
    async fetch() {
      const woken = new Promise((resolve) => { this.wake = resolve; });
      const dueAtMs = Date.now() + 20;
      await this.ctx.storage.setAlarm(dueAtMs);
      const alarmAtMs = await this.ctx.storage.getAlarm();
      return Response.json({ dueAtMs, alarmAtMs, wokeAtMs: await woken });
    }
    alarm() { this.wake(Date.now()); }
  }
  export default { fetch: (request, { ALARM_CLOCK }) => ALARM_CLOCK.getByName("any").fetch(request) };
`;

let miniflare: Miniflare;

beforeAll(async () => {
  const modules = { ...shiftedModules(["AlarmClock"], DAY_MS), "index.js": ALARM_CLOCK };
  const name = "shifted";
  miniflare = new Miniflare({
    host: "127.0.0.1",
    workers: [
      {
        config: {
          name,
          compatibilityDate: "2026-10-01",
          manifest: {
            mainModule: "shifted.js",
            modulesRoot: import.meta.dirname,
            modules: Object.fromEntries(
              Object.entries(modules).map(([path, contents]) => [path, { type: "esm" as const, contents }]),
            ),
          },
          exports: { AlarmClock: { type: "durable-object", storage: "sqlite" } },
          env: { ALARM_CLOCK: { type: "durable-object", worker: name, exportName: "AlarmClock" } },
        },
      },
    ],
  });
  await miniflare.ready;
});
afterAll(() => miniflare.dispose());

it("a Worker with a shifted clock wakes when its alarms are due by that clock", async () => {
  const machineMs = Date.now() - clockShiftMs();
  const answer = await miniflare.dispatchFetch("http://localhost/");
  const { dueAtMs = 0, alarmAtMs, wokeAtMs } = (await answer.json()) as Record<string, number>;
  expect(dueAtMs).toBeGreaterThanOrEqual(machineMs + DAY_MS);
  expect(alarmAtMs).toBe(dueAtMs);
  expect(wokeAtMs).toBeGreaterThanOrEqual(dueAtMs);
});
