import type { Context } from "hono";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { noteEvent } from "../../shared/http/note-event.ts";
import { takeCountedReturn } from "../../shared/limits/limits.ts";
import type { ConsentEvent } from "../../shared/status/events.ts";

/**
 * Counts how a consent ended on Enedis's pages, for the public status. Only for a return whose state this browser left with, and a
 * few per address and hour, so that one caller alone cannot move the status. Departures are counted on return, because anyone can
 * start one.
 */
export async function countReturn(c: Context<AppEnv>, ending: Exclude<ConsentEvent, "left">): Promise<void> {
  const taken = await takeCountedReturn(c.env, c.req.header("cf-connecting-ip"));
  if (!taken.ok) return;
  noteEvent(c, "consent:left");
  noteEvent(c, `consent:${ending}`);
}
