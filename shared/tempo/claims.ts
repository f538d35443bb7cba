import type { Day } from "../paris-time.ts";
import type { Colour, Colours } from "../tariffs/tempo.ts";
import { beginsMs, knownFromMs } from "./instants.ts";
import { type Fault, faultIn } from "./rules.ts";
import type { Season } from "./season.ts";

/** Where colours come from: RTE's site, a volunteer's service, and RTE's official API where the operator has an account. */
export const SOURCES = ["rte", "couleur_tempo", "rte_api"] as const;
export type SourceId = (typeof SOURCES)[number];

/** What each source says of one day. */
export type Claims = ReadonlyMap<SourceId, Colour>;

/** What is known of a day. */
export interface KnownDay {
  readonly day: Day;
  /** `null`: no source speaks, or they disagree. Never taken for blue. */
  readonly colour: Colour | null;
  /** The sources that say this colour. */
  readonly sources: readonly SourceId[];
  readonly isDisputed: boolean;
}

/** The colour that all who speak agree on (decision 0134). */
export function agreement(day: Day, claims: Claims): KnownDay {
  const colours = new Set(claims.values());
  const [colour = null] = colours;
  if (colours.size > 1) return { day, colour: null, sources: [], isDisputed: true };
  return { day, colour, sources: [...claims.keys()], isDisputed: false };
}

/** Why the answer of a source is refused, or what of it changes what is kept. */
export type Admission = { readonly fault: Fault } | { readonly changes: Colours };

/**
 * Decides what to take of the colours that a source names now. A source that names an impossible colour, or another one than it or
 * two others named before for a day that has begun, is not believed at all: who is wrong about yesterday says nothing about tomorrow.
 */
export function admit(
  said: Colours,
  by: SourceId,
  kept: ReadonlyMap<Day, Claims>,
  season: Season,
  nowMs: number,
): Admission {
  const before = new Map<Day, Colour>();
  for (const [day, claims] of kept) {
    const colour = claims.get(by);
    if (colour !== undefined) before.set(day, colour);
  }
  const fault = faultIn(new Map([...before, ...said]), season, nowMs);
  if (fault !== null) return { fault };

  const changes = new Map<Day, Colour>();
  for (const [day, colour] of said) {
    const isOfSeason = day >= season.start && day < season.end;
    if (!isOfSeason || nowMs < knownFromMs(day) || before.get(day) === colour) continue;
    if (nowMs >= beginsMs(day) && !fits(colour, by, kept.get(day) ?? NONE)) return { fault: "past_changed" };
    changes.set(day, colour);
  }
  return { changes };
}

const NONE: Claims = new Map();

/** Whether a source may name this colour for a day that has begun. */
function fits(colour: Colour, by: SourceId, claims: Claims): boolean {
  const others = [...claims].filter(([source]) => source !== by).map(([, said]) => said);
  // To correct itself it must join all the others; a second voice may differ from one other, and then nobody knows.
  if (claims.has(by)) return others.length > 0 && others.every((said) => said === colour);
  return others.length < 2 || new Set(others).size > 1 || others[0] === colour;
}
