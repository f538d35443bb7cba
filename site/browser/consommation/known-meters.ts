import { type MeterInToken, metersIn } from "../token/meters-in-token.ts";
import type { RememberedToken } from "../token/remembered-token.ts";
import { areOfSameMeters } from "../token/token-payload.ts";

/** A meter that this page can show, and the token that opens it. */
export interface KnownMeter extends MeterInToken {
  readonly token: string;
  /** The token opens no other: addresses need no number. */
  readonly isOnly: boolean;
  /** What the person calls it, or the end of its number. */
  readonly label: string;
}

const UNREAD: MeterInToken = { number: "", roles: [] };

/** The meters of the token of this page, then those that this device remembers beside; each once. */
export function knownMeters(current: string, remembered: readonly RememberedToken[]): readonly KnownMeter[] {
  const names = Object.assign({}, ...remembered.map((one) => one.names));
  const tokens = [current, ...remembered.map(({ token }) => token).filter((one) => !areOfSameMeters(one, current))];
  const known = tokens.flatMap((token) => {
    const meters = metersIn(token);
    // The API judges a token that this page cannot read.
    return (meters.length === 0 ? [UNREAD] : meters).map((meter) => ({
      ...meter,
      token,
      isOnly: meters.length < 2,
      label: names[meter.number] ?? `••••\u00a0${meter.number.slice(-4)}`,
    }));
  });
  return known.filter(({ number }, at) => known.findIndex((other) => other.number === number) === at);
}
