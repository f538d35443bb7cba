import { Temporal } from "temporal-polyfill";
import { type Day, isBefore, parisDay } from "./paris.ts";
import type { Persona } from "./persona.ts";

/** The consent of a holder. */
export interface Consent {
  /** The client id that the holder agreed with; `null`: a consent that a persona begins with, which every application has. */
  readonly application: string | null;
  readonly agreedAtMs: number;
  readonly from: Day;
  /** The last day, included. */
  readonly until: Day;
  readonly withdrawn: boolean;
  /** How many times `subscribed_services` was asked about it. */
  readonly lookups: number;
}

/** The state of a consent, in Enedis's codes. */
export type ConsentState = "ACTIF" | "DEMANDE" | "TERMINE" | "SUPPRIME";

const LONGEST = { years: 3 } as const;
const MINUTE_MS = 60_000;

/** The consent that a persona begins with: 90 days old, or given at this instant if it has yet to settle. */
export function initialConsent({ nature }: Persona, startedAtMs: number): Consent {
  const today = parisDay(startedAtMs);
  const from =
    nature.consent === "expired"
      ? today.subtract({ years: 3, days: 30 })
      : today.subtract({ days: nature.settling === null ? 90 : 0 });
  return {
    application: null,
    agreedAtMs: nature.settling === null ? Number.NEGATIVE_INFINITY : startedAtMs,
    from,
    until: from.add(LONGEST),
    withdrawn: nature.consent === "revoked" || nature.consent === "revoked_at_once",
    lookups: 0,
  };
}

/** The consent that a person gives on the page, for the duration that the application asked for. */
export function newConsent(
  { nature }: Persona,
  { application, duration }: { readonly application: string; readonly duration: Temporal.Duration },
  nowMs: number,
): Consent {
  const from = parisDay(nowMs);
  const withdrawn = nature.consent === "revoked_at_once";
  return { application, agreedAtMs: nowMs, from, until: from.add(duration), withdrawn, lookups: 0 };
}

/** Whether a consent was given but does not open anything yet. */
export const isSettling = ({ nature }: Persona, consent: Consent, nowMs: number): boolean =>
  nature.settling !== null && nowMs < consent.agreedAtMs + nature.settling.minutes * MINUTE_MS;

/** Whether a consent is one that this application was given. */
export const isGivenTo = (consent: Consent, application: string | null): boolean =>
  consent.application === null || consent.application === application;

/** The state of a consent at an instant. */
export function stateOf(persona: Persona, consent: Consent, nowMs: number): ConsentState {
  if (consent.withdrawn) return "SUPPRIME";
  if (isBefore(consent.until, parisDay(nowMs))) return "TERMINE";
  return isSettling(persona, consent, nowMs) ? "DEMANDE" : "ACTIF";
}

const DURATION = /^P[1-9]\d{0,3}[DWMY]$/;

/** `P3Y`, `P36M`, `P156W`, `P1095D`: a duration of one unit, at most three years from today. */
export function readDuration(text: string, today: Day): Temporal.Duration | "malformed" | "too_long" {
  if (!DURATION.test(text)) return "malformed";
  const duration = Temporal.Duration.from(text);
  return isBefore(today.add(LONGEST), today.add(duration)) ? "too_long" : duration;
}
