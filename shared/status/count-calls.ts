import type { EnedisClient } from "../calls/client.ts";
import { MEASURES } from "../measures/measures.ts";
import type { Day } from "../paris-time.ts";
import type { Outcome } from "../refusals/refusal.ts";
import { endingOf, type StatusEvent } from "./events.ts";
import { lastPublishedDay } from "./published-day.ts";

type NoteEvent = (event: StatusEvent, lastDay: Day | null) => void;

/** The same client, with each call counted by how it ended. */
export function countCalls(client: EnedisClient, note: NoteEvent, now: () => number): EnedisClient {
  return {
    async measure(query) {
      const outcome = await client.measure(query);
      const isDaily = MEASURES[query.measure].family === "daily";
      noteEnding(note, outcome, outcome.ok && isDaily ? lastPublishedDay(outcome.value, now()) : null);
      return outcome;
    },
    async subscribedServices(autorisationId, application) {
      const outcome = await client.subscribedServices(autorisationId, application);
      noteEnding(note, outcome, null);
      return outcome;
    },
    // The status is about readings; a view of the contract can do without Enedis.
    contract: (route, usagePointId) => client.contract(route, usagePointId),
  };
}

function noteEnding(note: NoteEvent, outcome: Outcome<unknown>, lastDay: Day | null): void {
  const ending = outcome.ok ? "readings" : endingOf(outcome.refusal.code);
  if (ending !== null) note(`call:${ending}`, lastDay);
}
