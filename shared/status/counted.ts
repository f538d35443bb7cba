import type { Context } from "hono";
import type { AppEnv } from "../app-env.ts";
import type { EnedisClient, Measure } from "../enedis/client.ts";
import { MEASURES } from "../measures.ts";
import type { Outcome } from "../refusal.ts";
import { endingOf } from "./events.ts";
import { tell } from "./teller.ts";

/** The same client, each of its calls counted by how it ended. */
export function counted(client: EnedisClient, c: Context<AppEnv>): EnedisClient {
  return {
    async measure(query) {
      const outcome = await client.measure(query);
      note(c, outcome, outcome.ok && MEASURES[query.measure].family === "daily" ? lastDayOf(outcome.value) : null);
      return outcome;
    },
    async subscribedServices(autorisationId) {
      const outcome = await client.subscribedServices(autorisationId);
      note(c, outcome, null);
      return outcome;
    },
  };
}

function note(c: Context<AppEnv>, outcome: Outcome<unknown>, lastDay: string | null): void {
  const ending = outcome.ok ? "readings" : endingOf(outcome.refusal.code);
  if (ending !== null) tell(c, `call:${ending}`, lastDay);
}

/** The day that stands last in a series of days: how far Enedis has published. No value is looked at. */
function lastDayOf({ body }: Measure): string | null {
  const stamps = (body.grandeur ?? []).flatMap(({ points }) => points?.at(-1)?.d ?? []);
  const days = stamps.map((stamp) => stamp.slice(0, 10)).filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day));
  return days.sort().at(-1) ?? null;
}
