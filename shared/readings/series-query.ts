import { accepted, type Outcome, type RequestRefusal, refused } from "../refusals/refusal.ts";
import { usagePointRefusal } from "../refusals/request.ts";
import { type UsagePointId, usagePointId } from "../usage-point.ts";
import type { Locale, Prices } from "./formats/definition.ts";
import { type Window, windowFrom } from "./window.ts";

/** What a query asks of a series, each parameter well formed. */
export interface SeriesQuery {
  /** `null`: the meter is not named. */
  readonly usagePointId: UsagePointId | null;
  /** `null`: a cursor says where to go on. */
  readonly window: Window | null;
  readonly cursor: string | null;
  readonly locale: Locale;
  readonly prices: Prices;
}

/** The parameters of a query string; one given twice has two values. */
export type RawParameters = Readonly<Record<string, readonly string[]>>;

const NAMES = ["prm", "start", "end", "last", "cursor", "locale", "price"] as const;
const PRICES = ["0.2016", "HP:0.2146,HC:0.1696"];

/** Reads a query, or the first thing that is wrong with it. */
export function seriesQuery(raw: RawParameters, nowMs: number): Outcome<SeriesQuery, RequestRefusal> {
  const repeated = NAMES.find((name) => (raw[name]?.length ?? 0) > 1);
  if (repeated !== undefined) return refused({ code: "parameter_repeated", parameter: repeated });
  const text = (name: (typeof NAMES)[number]) => raw[name]?.[0]?.trim() || undefined;

  const prm = text("prm");
  const meter = prm === undefined ? null : usagePointId(prm);
  if (prm !== undefined && meter === null) return refused(usagePointRefusal("prm", prm));

  const locale = text("locale") ?? "en";
  if (locale !== "en" && locale !== "fr") return notAllowed("locale", ["en", "fr"]);
  const prices = pricesFrom(text("price"));
  if (prices === null) return notAllowed("price", PRICES);

  const cursor = text("cursor") ?? null;
  // A program that lost its cursor would otherwise import the default window, for good.
  if (cursor === null && raw.cursor !== undefined && raw.cursor.length > 0) return cursorRefused();
  const bounds = { start: text("start"), end: text("end"), last: text("last") };
  const window = cursor === null ? windowFrom(bounds, nowMs) : accepted(null);
  return window.ok ? accepted({ usagePointId: meter, window: window.value, cursor, locale, prices }) : window;
}

/** A cursor that is not ours, or is of another address. */
export const cursorRefused = (): Outcome<never, RequestRefusal> =>
  notAllowed("cursor", ["the one of the answer before, for the same meter and series"]);

const notAllowed = (parameter: string, allowed: readonly string[]) =>
  refused({ code: "parameter_not_allowed", parameter, allowed } as const);

/** `0.2016`: the same for all; `HP:0.2146,HC:0.1696`: one for each register. In euros for a kWh. */
function pricesFrom(text: string | undefined): Prices | null {
  if (text === undefined) return new Map();
  const prices = new Map<string | null, number>();
  for (const part of text.split(",")) {
    const [, register, price] = /^(?:([\w-]{1,20}):)?(\d{1,3}(?:\.\d{1,6})?)$/.exec(part.trim()) ?? [];
    if (price === undefined || prices.has(register ?? null)) return null;
    prices.set(register ?? null, Number(price));
  }
  return prices;
}
