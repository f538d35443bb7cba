import * as z from "zod/mini";
import { FIRST_APPLICATION } from "../config/applications.ts";
import type { TokenSecrets } from "../config/secrets.ts";
import { parseJson } from "../enedis/json.ts";
import { sealingKey } from "../keyed-hash.ts";
import { accepted, type Outcome, refused } from "../refusals/refusal.ts";
import { sealText, unsealText } from "../sealed-text.ts";
import { JOURNEY_LIFE_MS } from "./departure.ts";
import { TRIES_OF_JOURNEY } from "./share-rule.ts";

/** A return from Enedis whose meter is not confirmed yet. */
const journey = z.object({
  /** The `state` sent to Enedis; it identifies the journey. */
  state: z.string(),
  autorisationId: z.int(),
  leftAtMs: z.int(),
  /** The application of ours that the person left for. */
  application: z._default(z.string(), FIRST_APPLICATION),
  /** What was typed last; `null` before. */
  digits: z.nullable(z.string()),
  /** How often Enedis's list was looked at since. */
  looks: z.int(),
  nextLookAtMs: z.int(),
  /** How many more digits the guard lets it type, as it last said. */
  triesLeft: z._default(z.int(), TRIES_OF_JOURNEY),
});

export type Journey = Readonly<z.infer<typeof journey>>;

/** The authorisation of a journey among those of all applications: each of them may be given the same numbers. */
export const authorisationName = ({
  autorisationId,
  application,
}: Pick<Journey, "autorisationId" | "application">): string =>
  application === FIRST_APPLICATION ? `${autorisationId}` : `${application} ${autorisationId}`;

/** The journeys under way in one browser, the one it went on with last first: two tabs may share two meters. */
export type Journeys = readonly [Journey, ...Journey[]];

export type JourneyRefusal = { readonly code: "consent_other_browser" } | { readonly code: "consent_expired" };

/** The longest that a cookie has to hold. */
const MOST_JOURNEYS = 5;

/** The browser carries them and can neither read nor change them. */
export const sealJourneys = async (journeys: Journeys, secret: string): Promise<string> =>
  sealText(JSON.stringify(journeys), await sealingKey(secret));

/** The journeys that this browser is on: those that we sealed and that left less than a day ago. */
export async function openJourneys(
  sealed: string | undefined,
  secrets: TokenSecrets,
  nowMs: number,
): Promise<Outcome<Journeys, JourneyRefusal>> {
  const keys = [secrets.current, ...secrets.previous].map((secret) => sealingKey(secret));
  const text = sealed === undefined ? null : await unsealText(sealed, keys);
  // What we sealed is what we wrote: anything else is a bug, or an older version's, whose journeys end here.
  const read = z.array(journey).safeParse(text === null ? undefined : parseJson(text));
  if (!read.success || read.data.length === 0) return refused({ code: "consent_other_browser" });
  const [first, ...others] = read.data.filter(({ leftAtMs }) => nowMs < leftAtMs + JOURNEY_LIFE_MS);
  return first === undefined ? refused({ code: "consent_expired" }) : accepted([first, ...others]);
}

/** The journeys with this one first, new or changed. Beyond five the one left alone longest is dropped. */
export const withJourney = (journeys: readonly Journey[], first: Journey): Journeys => [
  first,
  ...withoutJourney(journeys, first.state).slice(0, MOST_JOURNEYS - 1),
];

export const withoutJourney = (journeys: readonly Journey[], state: string): readonly Journey[] =>
  journeys.filter((journey) => journey.state !== state);

/** The page looks again by itself after each of these waits; after the last, when the person asks for it. */
const WAITS_SECONDS = [3, 5, 10, 20, 30, 60, 60, 120, 120, 300, 300, 300, 600, 600, 600, 600];

/** How long the page goes on by itself after that many looks and the wait that follows them. */
export const secondsAfter = (looks: number): number => WAITS_SECONDS.slice(looks).reduce((sum, wait) => sum + wait, 0);

/** The journey after one more look, and the wait before the next; `null`: the page stops looking by itself. */
export function countLook(
  open: Journey,
  triesLeft: number,
  nowMs: number,
): { journey: Journey; waitSeconds: number | null } {
  const waitSeconds = WAITS_SECONDS[open.looks] ?? null;
  const nextLookAtMs = nowMs + (waitSeconds ?? 0) * 1000;
  return { journey: { ...open, looks: open.looks + 1, nextLookAtMs, triesLeft }, waitSeconds };
}

/** The journey with new digits, which are looked at right away. */
export const withDigits = (open: Journey, digits: string): Journey => ({ ...open, digits, looks: 0, nextLookAtMs: 0 });

/** The last four digits of a PRM as a person types them; `null` for anything else. */
export function lastDigits(text: string): string | null {
  const compact = text.replaceAll(/[\s\u00a0\u202f]/g, "");
  return /^[0-9]{4}$/.test(compact) ? compact : null;
}
