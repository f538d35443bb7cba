import { applicationsOf } from "../config/applications.ts";
import { configFrom } from "../config/config.ts";
import type { Env } from "../config/env.ts";
import { dataPoint } from "../metrics/data-point.ts";
import type { Observe } from "../metrics/instruments.ts";

import { readGauges } from "../metrics/read-gauges.ts";
import { Registry } from "../metrics/registry.ts";
import { admission } from "../metrics/words.ts";
import { CONSENT_EVENTS } from "../status/events.ts";

/** Where what happens is counted. */
interface Meter {
  readonly observe: Observe;
  /** What `/metrics` shows; `null`: nobody may read it. */
  readonly registry: Registry | null;
  /** An empty registry of the same words, for what is read at this moment. */
  readonly forGauges: () => Registry;
}

let routes: readonly string[] = [];

/** The addresses in our table of routes, which metrics may name. */
export function nameRoutes(paths: readonly string[]): void {
  routes = [...new Set(paths.filter((path) => !path.includes("*")))];
}

/** Of this isolate. A self-hosted gateway has one; on Cloudflare there are many, so nothing is kept in them there. */
const meters = new WeakMap<Env, Meter | null>();

/** The meter of this deployment; `null` where no metrics are wanted, so that nothing is counted. */
export function meterOf(env: Env): Meter | null {
  const known = meters.get(env);
  if (known !== undefined) return known;
  const meter = makeMeter(env);
  meters.set(env, meter);
  return meter;
}

function makeMeter(env: Env): Meter | null {
  const config = configFrom(env);
  const admit = admission({ routes, applications: applicationsOf(config) });
  const registry = config.metricsToken === null ? null : new Registry(admit);
  const dataset = env.METRICS ?? null;
  if (registry === null && dataset === null) return null;
  // A Prometheus counts from the first value that it sees: these are too few for the first one to be lost.
  for (const step of CONSENT_EVENTS) registry?.observe("conso.consents", 0, { "conso.consent": step });
  return {
    observe: (name, value, attributes) => {
      registry?.observe(name, value, attributes);
      dataset?.writeDataPoint(dataPoint(name, value, admit(name, attributes)));
    },
    registry,
    forGauges: () => new Registry(admit),
  };
}

/** Writes what gates and archives say now to Analytics Engine, where there is one: a Prometheus asks for it itself. */
export async function writeGauges(env: Env, nowMs: number): Promise<void> {
  const meter = meterOf(env);
  if (env.METRICS !== undefined && meter !== null) await readGauges(env, meter.observe, nowMs);
}
