/** How long a code is good for. */
export const CODE_LIFE_MS = 600_000;

/** How long a device waits between two polls (RFC 8628 §3.2), and what each poll that comes too early adds (§3.5). */
export const POLL_INTERVAL_MS = 5_000;
export const SLOW_DOWN_MS = 5_000;

/** A timer of a device may end this early. */
const EARLY_MS = 100;

/** As many browsers may see what a code is about: the person's, and a second one when they change to another device. */
const MOST_BROWSERS = 3;

/** What a pairing keeps until its code ends. */
export interface Pairing {
  /** The public key of the box in which the token waits. */
  readonly box: string;
  /** What the device said about itself, sealed under the user code. */
  readonly request: string;
  readonly expiresAtMs: number;
  readonly intervalMs: number;
  /** When the device polled last; 0 before. */
  readonly polledAtMs: number;
  /** The browsers in which the code was typed, as keyed hashes. */
  readonly browsers: readonly string[];
  /** The one that goes on with it; "" before. */
  readonly owner: string;
  readonly isDeclined: boolean;
  /** The token in its box; "" before. */
  readonly token: string;
}

/** What a poll of the device comes to. `gone`: the code has ended or has given its token. */
export type Poll =
  | { readonly kind: "pending" | "too_fast" | "declined" | "gone" }
  | { readonly kind: "granted"; readonly token: string };

/**
 * What a browser in which the code was typed may do. `open`: nobody goes on with it yet. `ours`: this browser does. `elsewhere`: another
 * one does. `gone`: the code is not known, has ended, or was typed in too many browsers.
 */
export type Standing = "open" | "ours" | "elsewhere" | "declined" | "granted" | "gone";

export const newPairing = (box: string, request: string, nowMs: number): Pairing => ({
  box,
  request,
  expiresAtMs: nowMs + CODE_LIFE_MS,
  intervalMs: POLL_INTERVAL_MS,
  polledAtMs: 0,
  browsers: [],
  owner: "",
  isDeclined: false,
  token: "",
});

/** Answers a poll. A token is given once: `next` is `null` when nothing is kept any more. */
export function answerPoll(
  pairing: Pairing,
  box: string,
  nowMs: number,
): { readonly poll: Poll; readonly next: Pairing | null } {
  // The same code may have been given again, long after: the box tells the devices apart.
  if (isOver(pairing, nowMs) || pairing.box !== box) return { poll: { kind: "gone" }, next: pairing };
  if (pairing.isDeclined) return { poll: { kind: "declined" }, next: pairing };
  if (pairing.token !== "") return { poll: { kind: "granted", token: pairing.token }, next: null };
  const isEarly = pairing.polledAtMs > 0 && nowMs - pairing.polledAtMs < pairing.intervalMs - EARLY_MS;
  const polled = { ...pairing, polledAtMs: nowMs };
  return isEarly
    ? { poll: { kind: "too_fast" }, next: { ...polled, intervalMs: pairing.intervalMs + SLOW_DOWN_MS } }
    : { poll: { kind: "pending" }, next: polled };
}

/** How a pairing stands for a browser in which its code was typed. */
export function standingOf(pairing: Pairing, browser: string, nowMs: number): Standing {
  if (isOver(pairing, nowMs) || !pairing.browsers.includes(browser)) return "gone";
  if (pairing.isDeclined) return "declined";
  if (pairing.owner === "") return "open";
  if (pairing.owner !== browser) return "elsewhere";
  return pairing.token === "" ? "ours" : "granted";
}

/** The pairing after its code was typed in this browser; `null` when the code has ended, is used, or was typed in too many. */
export function withBrowser(pairing: Pairing, browser: string, nowMs: number): Pairing | null {
  const isTaken = pairing.owner !== "" || pairing.isDeclined || pairing.browsers.length >= MOST_BROWSERS;
  return isOver(pairing, nowMs) || isTaken ? null : { ...pairing, browsers: [...pairing.browsers, browser] };
}

/** The pairing after this browser went on with it: the first one that does has it. */
export const withOwner = (pairing: Pairing, browser: string, nowMs: number): Pairing =>
  standingOf(pairing, browser, nowMs) === "open" ? { ...pairing, owner: browser } : pairing;

/** The pairing after this browser declined it; unchanged once another browser goes on with it, or the token is given. */
export function withDecline(pairing: Pairing, browser: string, nowMs: number): Pairing {
  const standing = standingOf(pairing, browser, nowMs);
  return standing === "open" || standing === "ours" ? { ...pairing, isDeclined: true } : pairing;
}

/** The pairing with the token in its box; unchanged unless this browser goes on with it and nothing is decided. */
export const withToken = (pairing: Pairing, browser: string, token: string, nowMs: number): Pairing =>
  standingOf(pairing, browser, nowMs) === "ours" ? { ...pairing, token } : pairing;

const isOver = ({ expiresAtMs }: Pairing, nowMs: number): boolean => nowMs >= expiresAtMs;
