import { type ApplicationId, applicationsOf } from "../config/applications.ts";
import { configFrom } from "../config/config.ts";
import type { Env } from "../config/env.ts";
import { archiveOf } from "../intensity/archive.ts";
import { dayOf } from "../intensity/days.ts";
import { QUARTER_MS } from "../intensity/quarters.ts";
import { gateOf } from "../quota/ask-gate.ts";
import { boardOf } from "../status/event-buffer.ts";
import { tempoHealth } from "../tempo/archive.ts";
import { type GateView, observeGate, observeShared } from "./gauges.ts";
import type { Observe } from "./instruments.ts";

const DAY_MS = 86_400_000;

/** Looks at every gate and archive, and shows what they say. Nothing is asked of Enedis. */
export async function readGauges(env: Env, observe: Observe, nowMs: number): Promise<void> {
  const [gates, eco2mixAgeMs, tempo, board] = await Promise.all([
    Promise.all(applicationsOf(configFrom(env)).map((application) => viewGate(env, application))),
    readEco2mixAge(env, nowMs).catch(() => null),
    tempoHealth(env, nowMs).catch(() => null),
    boardOf(env)
      .read()
      .catch(() => null),
  ]);
  for (const gate of gates) observeGate(observe, gate);
  observeShared(observe, { eco2mixAgeMs, tempo, board }, nowMs);
}

async function viewGate(env: Env, application: ApplicationId): Promise<GateView> {
  const gate = gateOf(env, application);
  const seen = await Promise.all([gate.gauge(), gate.tokenFailures()]).then(
    ([gauge, tokenFailures]) => ({ gauge, tokenFailures }),
    () => null,
  );
  return { application, seen };
}

/** Since the end of the newest quarter of today and the two days before; at least since their beginning when there is none. */
async function readEco2mixAge(env: Env, nowMs: number): Promise<number> {
  const today = dayOf(nowMs);
  const oldest = today - 2 * DAY_MS;
  const days = await archiveOf(env).days([oldest, today - DAY_MS, today]);
  const newest = days.flat().at(-1);
  return nowMs - (newest === undefined ? oldest : newest.startMs + QUARTER_MS);
}
