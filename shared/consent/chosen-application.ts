import { type ApplicationId, applicationsOf, FIRST_APPLICATION } from "../config/applications.ts";
import { configFrom } from "../config/config.ts";
import type { Env } from "../config/env.ts";
import { gateOf } from "../quota/ask-gate.ts";

/** An application, and the calls that its quota has left in this hour. */
export interface Room {
  readonly application: ApplicationId;
  readonly calls: number;
}

/** One look at the gates serves the departures of an isolate for this long. */
const FRESH_MS = 3_000;

/** Of this isolate. */
let latest: { readonly atMs: number; readonly rooms: readonly Room[] } | null = null;

/**
 * The application that a person who leaves now consents to: one with room, by chance in proportion to it, so that people who leave together do
 * not all go to one. A gate that does not answer has no room; without any, it is the first application. With one application no gate is asked.
 */
export async function chooseApplication(env: Env, nowMs: number, random: () => number): Promise<ApplicationId> {
  const applications = applicationsOf(configFrom(env));
  if (applications.length === 1) return FIRST_APPLICATION;
  if (latest === null || Math.abs(nowMs - latest.atMs) >= FRESH_MS) {
    // Kept once it is there: a person who hangs up meanwhile must not leave others waiting for an answer that never comes.
    latest = { atMs: nowMs, rooms: await Promise.all(applications.map((application) => roomOf(env, application))) };
  }
  return chosen(latest.rooms, random());
}

const roomOf = async (env: Env, application: ApplicationId): Promise<Room> => ({
  application,
  calls: await gateOf(env, application)
    .room()
    .catch(() => 0),
});

/** One of the applications by a number from 0 up to 1. */
export function chosen(rooms: readonly Room[], random: number): ApplicationId {
  let left = random * rooms.reduce((sum, { calls }) => sum + calls, 0);
  for (const { application, calls } of rooms) {
    if (left < calls) return application;
    left -= calls;
  }
  return FIRST_APPLICATION;
}
