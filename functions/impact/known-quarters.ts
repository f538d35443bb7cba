import { type Clock, SingleFlight } from "../../shared/calls/single-flight.ts";
import type { Env } from "../../shared/config/env.ts";
import { archiveOf } from "../../shared/intensity/archive.ts";
import { DayMemory } from "../../shared/intensity/day-memory.ts";
import { inPlaces, knowableDays, type QuarterAt, type QuartersOfDay, quarterIn } from "../../shared/intensity/days.ts";
import type { Quarter } from "../../shared/intensity/quarters.ts";

/** Of this isolate. */
const memory = new DayMemory();
const inFlight = new SingleFlight<readonly (readonly Quarter[])[]>();

/**
 * The quarters within these spans, from memory where it holds their days, else from one look at the archive for all the others;
 * simultaneous requests for the same days share it. `null` when the archive does not answer.
 */
export async function knownQuarters(
  env: Env,
  clock: Clock,
  spans: Iterable<{ readonly startMs: number; readonly endMs: number }>,
): Promise<QuarterAt | null> {
  const nowMs = clock.now();
  const known = new Map<number, QuartersOfDay>();
  const unknown: number[] = [];
  for (const dayMs of knowableDays(spans, nowMs)) {
    const quarters = memory.get(dayMs, nowMs);
    if (quarters === undefined) unknown.push(dayMs);
    else known.set(dayMs, quarters);
  }
  const days = unknown.length === 0 ? [] : await look(env, clock, unknown);
  if (days === null) return null;
  for (const [index, dayMs] of unknown.entries()) {
    const quarters = inPlaces(dayMs, days[index] ?? []);
    memory.keep(dayMs, quarters, nowMs);
    known.set(dayMs, quarters);
  }
  return quarterIn(known, nowMs);
}

async function look(env: Env, clock: Clock, days: readonly number[]) {
  try {
    return await inFlight.join(days.join(), clock, () => archiveOf(env).days(days));
  } catch {
    return null;
  }
}

/** The isolate that has just copied new values looks at the archive again. */
export const forgetQuarters = (): void => memory.clear();
