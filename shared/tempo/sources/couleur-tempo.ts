import * as z from "zod/mini";
import type { Colour } from "../../tariffs/tempo.ts";
import { type Ask, coloursFrom, readAs } from "./source.ts";

const ENTRY = z.object({ dateJour: z.string(), codeJour: z.unknown() });

/** 0 is a day whose colour is not known yet. */
const NAMES: ReadonlyMap<unknown, Colour> = new Map([
  [1, "blue"],
  [2, "white"],
  [3, "red"],
]);

/** A service that a volunteer runs for everybody: a season up to today, and tomorrow by itself. */
export const askCouleurTempo =
  (base: URL): Ask =>
  async ({ season, tomorrow }, get) => {
    const ofSeason = new URL("joursTempo", base);
    ofSeason.searchParams.set("periode", season.name);
    const entries = readAs(z.array(ENTRY), await get(ofSeason));
    if (entries === null) return null;
    const next = tomorrow === null ? null : readAs(ENTRY, await get(new URL("jourTempo/tomorrow", base)));
    const all = next === null || next.dateJour !== tomorrow ? entries : [...entries, next];
    return coloursFrom(
      all.map(({ dateJour, codeJour }) => [dateJour, codeJour] as const),
      NAMES,
    );
  };
