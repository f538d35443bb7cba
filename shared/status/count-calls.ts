import type { EnedisClient, Measure } from "../calls/client.ts";
import { MEASURES } from "../measures/measures.ts";
import type { Outcome } from "../refusals/refusal.ts";
import { endingOf, type StatusEvent } from "./events.ts";

type NoteEvent = (event: StatusEvent, lastDay: string | null) => void;

/** The same client, with each call counted by how it ended. */
export function countCalls(client: EnedisClient, note: NoteEvent): EnedisClient {
  return {
    async measure(query) {
      const outcome = await client.measure(query);
      const isDaily = MEASURES[query.measure].family === "daily";
      noteEnding(note, outcome, outcome.ok && isDaily ? lastDayOf(outcome.value) : null);
      return outcome;
    },
    async subscribedServices(autorisationId) {
      const outcome = await client.subscribedServices(autorisationId);
      noteEnding(note, outcome, null);
      return outcome;
    },
  };
}

function noteEnding(note: NoteEvent, outcome: Outcome<unknown>, lastDay: string | null): void {
  const ending = outcome.ok ? "readings" : endingOf(outcome.refusal.code);
  if (ending !== null) note(`call:${ending}`, lastDay);
}

/** The last day in a series of days: how far Enedis has published. No value is looked at. */
function lastDayOf({ body }: Measure): string | null {
  const stamps = (body.grandeur ?? []).flatMap(({ points }) => points?.at(-1)?.d ?? []);
  const days = stamps.map((stamp) => stamp.slice(0, 10)).filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day));
  return days.sort().at(-1) ?? null;
}
