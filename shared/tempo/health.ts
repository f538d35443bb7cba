import { parisDay } from "../paris-time.ts";
import { type KnownDays, knownOn } from "./calendar.ts";
import type { KnownDay, SourceId } from "./claims.ts";
import { knownFromMs } from "./instants.ts";
import { newestDay } from "./schedule.ts";
import type { Look } from "./tempo-archive.ts";

/** What the status says of the colours of Tempo. */
export interface TempoHealth {
  readonly today: KnownDay;
  readonly tomorrow: KnownDay;
  /** From 10:40 on the colour of tomorrow should be known. */
  readonly isTomorrowDue: boolean;
  /** How many sources are asked, and of how many the last answer was taken. */
  readonly asked: number;
  readonly answering: number;
  /** When an answer was last taken; `null`: never. */
  readonly takenMs: number | null;
}

/** The state of the colours at an instant, from what is kept. */
export function healthOf(
  days: KnownDays,
  looks: readonly Look[],
  sources: readonly SourceId[],
  nowMs: number,
): TempoHealth {
  const tomorrow = newestDay(nowMs);
  const asked = looks.filter(({ source }) => sources.includes(source));
  const taken = asked.flatMap(({ takenMs }) => (takenMs === null ? [] : [takenMs]));
  return {
    today: knownOn(parisDay(nowMs), days),
    tomorrow: knownOn(tomorrow, days),
    isTomorrowDue: nowMs >= knownFromMs(tomorrow),
    asked: sources.length,
    answering: asked.filter(({ outcome }) => outcome === "taken").length,
    takenMs: taken.length === 0 ? null : Math.max(...taken),
  };
}
