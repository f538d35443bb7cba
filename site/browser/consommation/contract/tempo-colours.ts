import { addDays, type Day } from "../../../../shared/paris-time.ts";
import type { Colour, Colours } from "../../../../shared/tariffs/tempo.ts";
import type { Span } from "../period.ts";

/** A colour as `/api/v2/tempo` gives it; `unknown` is never blue. */
export type KnownColour = Colour | "unknown";

/** The colours of a period from the evening before on; none when the archive does not answer. */
export async function coloursOf({ start, end }: Span, signal: AbortSignal): Promise<Colours> {
  const query = new URLSearchParams({ start: addDays(start, -1), end });
  const answer = await asked<{ days: readonly { day: Day; colour: KnownColour }[] }>(`/api/v2/tempo?${query}`, signal);
  return new Map(
    (answer?.days ?? []).flatMap(({ day, colour }) => (colour === "unknown" ? [] : [[day, colour] as const])),
  );
}

/** The colours of today and tomorrow. */
export async function coloursNow(signal: AbortSignal): Promise<{ today: KnownColour; tomorrow: KnownColour } | null> {
  type Now = Record<"today" | "tomorrow", { colour: KnownColour }>;
  const answer = await asked<Now>("/api/v2/tempo", signal);
  return answer && { today: answer.today.colour, tomorrow: answer.tomorrow.colour };
}

/** `null`: the gateway gives no colours now. */
async function asked<T>(path: string, signal: AbortSignal): Promise<T | null> {
  const response = await fetch(path, { signal, headers: { accept: "application/json" } });
  return response.ok ? ((await response.json()) as T) : null;
}
