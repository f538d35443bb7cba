import type { UsagePointId } from "../../usage-point.ts";
import type { RegisterName } from "../columns.ts";
import type { DirectedSeries } from "../series.ts";

/** Home Assistant calls it the source of a statistic, and asks for it in front of each id. */
export const SOURCE = "conso_api";

/** What a caller may call a meter in the ids of its statistics, as Home Assistant accepts it: no capital, no `__`, no `_` at an end. */
const NAME = /^[a-z\d]+(_[a-z\d]+)*$/;
const LONGEST_NAME = 32;
/** Home Assistant keeps ids of 255 characters. */
const LONGEST_PART = 60;

export const isStatisticName = (text: string): boolean => text.length <= LONGEST_NAME && NAME.test(text);

const LETTERS = 8;

/**
 * The name of a meter whose caller gives none: eight letters of the SHA-256 of its number, so that it stays the same when our
 * secrets change, and meters that end alike differ (decision 0092).
 */
export async function defaultStatisticName(meter: UsagePointId): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(meter)));
  return String.fromCharCode(...hash.subarray(0, LETTERS).map((byte) => 97 + (byte % 26)));
}

/** What all ids of the statistics of one series begin with. */
export const idPrefix = (name: string, { direction, series }: DirectedSeries): string =>
  `${SOURCE}:${name}_${direction}_${series}`;

/** What follows in the id of one statistic: nothing, or its register. */
export const keyOfTariff = (tariff: RegisterName | null): string =>
  tariff === null ? "" : `_${idPart(tariff.calendar ?? "total")}_${idPart(tariff.register)}`;

/** What follows in the id of the cost of that statistic. */
export const costKey = (key: string): string => `${key}_cost`;

/** A name of Enedis's as a part of an id. Other characters than letters and digits become their code, so that names stay apart. */
function idPart(text: string): string {
  const codes = text.toLowerCase().replaceAll(/[^a-z\d]+/g, (others) => `_${[...others].map(codeOf).join("")}_`);
  return codes.slice(0, LONGEST_PART).replaceAll(/^_|_$/g, "") || "0";
}

const codeOf = (character: string): string => (character.codePointAt(0) ?? 0).toString(16);
