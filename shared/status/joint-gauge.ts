import type { ApplicationId } from "../config/applications.ts";
import type { LineGauge } from "../quota/decision.ts";
import type { Gauge } from "../quota/protocol.ts";
import { areReadingsDown } from "./observation.ts";

/** One application of this gateway, and what its gate says; `null`: it does not answer. */
export interface ApplicationGauge {
  readonly application: ApplicationId;
  readonly gauge: Gauge | null;
}

/** Whether readings come by this application now. */
export const isServing = ({ gauge }: ApplicationGauge): boolean =>
  gauge !== null && !areReadingsDown(gauge) && gauge.lines.measures.closedForMs === 0;

/** Whether readings come by some of the applications only. */
export const isPartly = (all: readonly ApplicationGauge[]): boolean => all.some(isServing) && !all.every(isServing);

/**
 * All applications as one: counts and limits are added, the wait is the longest, and what is down or closed is so with every one that answers.
 * `null`: none answers.
 */
export function jointGauge(all: readonly ApplicationGauge[]): Gauge | null {
  const [first, ...others] = all.flatMap(({ gauge }) => (gauge === null ? [] : [gauge]));
  return first === undefined ? null : others.reduce(joined, first);
}

const joined = (one: Gauge, other: Gauge): Gauge => ({
  lines: {
    measures: joinedLines(one.lines.measures, other.lines.measures),
    subscribed_services: joinedLines(one.lines.subscribed_services, other.lines.subscribed_services),
    contracts: joinedLines(one.lines.contracts, other.lines.contracts),
    token: joinedLines(one.lines.token, other.lines.token),
  },
  down: one.down.filter((resource) => other.down.includes(resource)),
});

const joinedLines = (one: LineGauge, other: LineGauge): LineGauge => ({
  callsInSecond: one.callsInSecond + other.callsInSecond,
  callsInHour: one.callsInHour + other.callsInHour,
  configuredPerHour: one.configuredPerHour + other.configuredPerHour,
  callsPerHour: one.callsPerHour + other.callsPerHour,
  spacingMs: Math.min(one.spacingMs, other.spacingMs),
  waitMs: Math.max(one.waitMs, other.waitMs),
  appointments: one.appointments + other.appointments,
  closedForMs: Math.min(one.closedForMs, other.closedForMs),
});
