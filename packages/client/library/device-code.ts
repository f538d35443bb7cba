import type { Pace } from "./pace.ts";
import { ConsoProblem } from "./problem.ts";

/** What a device waits with, and shows to its owner (RFC 8628 §3.2). */
export interface DeviceCode {
  /** Known to this device alone. */
  readonly deviceCode: string;
  readonly prompt: PairingPrompt;
  readonly pace: Pace;
}

/** What the owner of a device needs to see. */
export interface PairingPrompt {
  /** The short code to type. */
  readonly userCode: string;
  /** The page to type it on. */
  readonly page: string;
  /** The same page with the code in its address, as for a QR code; `null`: the gateway gives none. */
  readonly pageWithCode: string | null;
  readonly endsAt: Date;
}

/** What RFC 8628 §3.2 says when the gateway names none. */
const INTERVAL_SECONDS = 5;
/** What a terminal can show; a control character could write over what stands there. */
const PLAIN = /^[\x21-\x7e]{1,40}$/;

/** Reads the answer of a gateway, or throws `unexpected_answer`. */
export function deviceCodeFrom(answer: Readonly<Record<string, unknown>>, nowMs: number): DeviceCode {
  const { device_code, user_code, verification_uri, verification_uri_complete, expires_in, interval } = answer;
  const page = pageFrom(verification_uri);
  const isWhole =
    typeof device_code === "string" && typeof user_code === "string" && PLAIN.test(user_code) && isSeconds(expires_in);
  if (page === null || !isWhole) {
    throw new ConsoProblem({ code: "unexpected_answer", title: "The gateway gave no code that can be shown." });
  }
  const intervalSeconds = isSeconds(interval) ? interval : INTERVAL_SECONDS;
  return {
    deviceCode: device_code,
    prompt: {
      userCode: user_code,
      page,
      pageWithCode: pageFrom(verification_uri_complete),
      endsAt: new Date(nowMs + expires_in * 1000),
    },
    pace: { intervalSeconds, pauseSeconds: intervalSeconds },
  };
}

const isSeconds = (value: unknown): value is number => typeof value === "number" && value > 0 && value < 86_400;

/** A page as an address is written, without anything that a terminal would obey. */
function pageFrom(value: unknown): string | null {
  if (typeof value !== "string" || !URL.canParse(value)) return null;
  const url = new URL(value);
  return /^https?:$/.test(url.protocol) ? url.href : null;
}
