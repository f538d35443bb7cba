import { CompactEncrypt, compactDecrypt } from "jose";
import * as z from "zod/mini";
import type { TokenSecrets } from "../config/secrets.ts";
import { sealingKey } from "../keyed-hash.ts";
import { accepted, type Outcome, refused } from "../refusals/refusal.ts";
import { JOURNEY_LIFE_MS } from "./departure.ts";

/** A return from Enedis whose meter is not confirmed yet. */
const journey = z.object({
  /** The state it left with: what makes it itself. */
  state: z.string(),
  autorisationId: z.int(),
  leftAtMs: z.int(),
  /** What was typed last; `null` before. */
  digits: z.nullable(z.string()),
  /** How often Enedis's list was looked at since. */
  looks: z.int(),
  nextLookAtMs: z.int(),
});

export type Journey = Readonly<z.infer<typeof journey>>;

export type JourneyRefusal = { readonly code: "consent_other_browser" } | { readonly code: "consent_expired" };

const ENCRYPTION = { alg: "dir", enc: "A256GCM" } as const;
const TAKEN = { keyManagementAlgorithms: [ENCRYPTION.alg], contentEncryptionAlgorithms: [ENCRYPTION.enc] };

/** Encrypted and authenticated (JWE, AES-256-GCM): its browser can carry it, and neither read nor change it. */
export const sealJourney = async (open: Journey, secret: string): Promise<string> =>
  new CompactEncrypt(new TextEncoder().encode(JSON.stringify(open)))
    .setProtectedHeader(ENCRYPTION)
    .encrypt(await sealingKey(secret));

/** The journey this browser is on, if we sealed it less than a day after it left. */
export async function openJourney(
  sealed: string | undefined,
  secrets: TokenSecrets,
  nowMs: number,
): Promise<Outcome<Journey, JourneyRefusal>> {
  const text = sealed === undefined ? null : await unsealed(sealed, secrets);
  if (text === null) return refused({ code: "consent_other_browser" });
  // What we sealed is what we wrote: anything else is a bug, or an older version's, whose journeys end here.
  const read = journey.safeParse(JSON.parse(text));
  if (!read.success) return refused({ code: "consent_other_browser" });
  return nowMs < read.data.leftAtMs + JOURNEY_LIFE_MS ? accepted(read.data) : refused({ code: "consent_expired" });
}

async function unsealed(sealed: string, { current, previous }: TokenSecrets): Promise<string | null> {
  for (const secret of [current, ...previous]) {
    const opened = await compactDecrypt(sealed, await sealingKey(secret), TAKEN).catch(() => null);
    if (opened !== null) return new TextDecoder().decode(opened.plaintext);
  }
  return null;
}

/** So long after each look comes the next one by itself; after the last, when the person asks for it. */
const WAITS_SECONDS = [3, 5, 10, 20, 30, 60, 60, 120, 120, 300, 300, 300, 600, 600, 600, 600];

/** The journey after one more look, and how long to the next; `null`: the page stops looking by itself. */
export function looked(open: Journey, nowMs: number): { journey: Journey; waitSeconds: number | null } {
  const waitSeconds = WAITS_SECONDS[open.looks] ?? null;
  const nextLookAtMs = nowMs + (waitSeconds ?? 0) * 1000;
  return { journey: { ...open, looks: open.looks + 1, nextLookAtMs }, waitSeconds };
}

/** Digits were typed: they are looked at at once. */
export const typed = (open: Journey, digits: string): Journey => ({ ...open, digits, looks: 0, nextLookAtMs: 0 });

/** The last four digits of a PRM as a person types them, or `null`. */
export function lastDigits(text: string): string | null {
  const compact = text.replaceAll(/[\s\u00a0\u202f]/g, "");
  return /^[0-9]{4}$/.test(compact) ? compact : null;
}
