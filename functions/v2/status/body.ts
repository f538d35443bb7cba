import type { Language } from "../../../shared/language.ts";
import { type ApplicationGauge, isServing } from "../../../shared/status/joint-gauge.ts";
import { areReadingsDown, type CallSummary, type ConsentSummary } from "../../../shared/status/observation.ts";
import type { Status } from "../../../shared/status/status.ts";
import { LEVELS } from "../../../shared/status/verdict.ts";
import type { TempoHealth } from "../../../shared/tempo/health.ts";
import { STATUS as EN } from "../../../shared/texts/status.en.ts";
import { STATUS as FR } from "../../../shared/texts/status.fr.ts";

/** The status as programs read it. Durations in seconds, shares from 0 to 1, `null` where nothing is known. */
export function statusBody(status: Status, language: Language = "fr") {
  const { atMs, verdict, gauge, lastHour, lastDay, lastDayPublished, tempo, callsPerSecond, applications } = status;
  const { hasSeveral, notice } = status;
  const measures = gauge?.lines.measures ?? null;
  return {
    verdict,
    level: LEVELS[verdict],
    sentence: (language === "en" ? EN : FR).verdicts[verdict],
    notice,
    as_of: new Date(atMs).toISOString(),
    enedis: { reachable: isReachable({ gauge, lastHour }), not_serving: gauge?.down ?? [] },
    calls: { last_hour: callsBody(lastHour.calls), last_day: callsBody(lastDay.calls) },
    consents: { last_hour: consentsBody(lastHour.consents), last_day: consentsBody(lastDay.consents) },
    quota: measures && {
      last_second: { used: measures.callsInSecond, limit: callsPerSecond },
      last_hour: {
        used: measures.callsInHour,
        limit: measures.callsPerHour,
        configured_limit: measures.configuredPerHour,
      },
      wait_seconds: inSeconds(measures.waitMs),
      closed_for_seconds: inSeconds(measures.closedForMs),
      appointments: measures.appointments,
    },
    last_day_published: lastDayPublished,
    ...(hasSeveral && { applications: applications.map(applicationBody) }),
    tempo: tempo && tempoBody(tempo),
  };
}

const applicationBody = (one: ApplicationGauge) => ({
  id: one.application,
  serving: isServing(one),
  last_hour: one.gauge && {
    used: one.gauge.lines.measures.callsInHour,
    limit: one.gauge.lines.measures.callsPerHour,
  },
  wait_seconds: one.gauge && inSeconds(one.gauge.lines.measures.waitMs),
});

/** Whether Enedis answers; `null` when there was no call in the last hour. */
export function isReachable({ gauge, lastHour }: Pick<Status, "gauge" | "lastHour">): boolean | null {
  if (gauge !== null && areReadingsDown(gauge)) return false;
  const { total, answered } = lastHour.calls;
  return total === 0 ? null : answered > 0;
}

const callsBody = ({ total, answered, answeredShare, byEnding }: CallSummary) => ({
  total,
  answered,
  answered_share: answeredShare,
  by_ending: byEnding,
});

const consentsBody = ({ left, back, declined, failed, backShare }: ConsentSummary) => ({
  left,
  back,
  declined,
  failed,
  back_share: backShare,
});

const tempoBody = ({ today, tomorrow, asked, answering, takenMs }: TempoHealth) => ({
  today: today.colour ?? "unknown",
  tomorrow: tomorrow.colour ?? "unknown",
  sources: { asked, answering },
  last_answer: takenMs === null ? null : new Date(takenMs).toISOString(),
});

const inSeconds = (ms: number): number => Math.ceil(ms / 1000);
