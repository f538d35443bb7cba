import * as z from "zod/mini";
import type { Colours } from "../../tariffs/tempo.ts";
import { type Ask, coloursFrom, RTE_NAMES, readAs } from "./source.ts";

const VALUES = z.object({ values: z.record(z.string(), z.unknown()) });

/**
 * The data behind RTE's own page: a season by days, and in a second file today and tomorrow, where `<day>-fallback` is the text
 * `false` only when the colour is official. So tomorrow is read in the second file alone.
 */
export const askRte =
  (base: URL): Ask =>
  async ({ season, today, tomorrow }, get) => {
    const ofSeason = new URL("tempo", base);
    ofSeason.searchParams.set("season", season.name);
    const days = colours(await get(ofSeason));
    if (tomorrow === null || days === null) return days;
    const light = readAs(VALUES, await get(new URL("tempoLight", base)))?.values ?? {};
    // A colour beyond tomorrow is invented, and stays, so that the answer is refused.
    const past = [...days].filter(([day]) => day <= today || day > tomorrow);
    const official = light[`${tomorrow}-fallback`] === "false" ? [[tomorrow, light[tomorrow]] as const] : [];
    return new Map([...past, ...coloursFrom(official, RTE_NAMES)]);
  };

function colours(text: string | null): Colours | null {
  const read = readAs(VALUES, text);
  return read === null ? null : coloursFrom(Object.entries(read.values), RTE_NAMES);
}
