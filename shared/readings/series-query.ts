import { accepted, type Outcome, type RequestRefusal, refused } from "../refusals/refusal.ts";
import { usagePointRefusal } from "../refusals/request.ts";
import { type UsagePointId, usagePointId } from "../usage-point.ts";
import type { Locale, Prices } from "./formats/definition.ts";
import { isStatisticName } from "./statistics/statistic-names.ts";
import type { Window } from "./window.ts";
import { windowFrom } from "./window-text.ts";

/** What a query asks of a series, each parameter well formed. */
export interface SeriesQuery {
  /** `null`: the meter is not named. */
  readonly usagePointId: UsagePointId | null;
  /** `null`: a cursor says where to go on. */
  readonly window: Window | null;
  /** Whether the query itself says where the window begins. */
  readonly hasStart: boolean;
  readonly cursor: string | null;
  readonly locale: Locale;
  readonly prices: Prices;
  /** What statistics call the meter; `null`: the name made of its number. */
  readonly name: string | null;
}

/** The parameters of a query string; one given twice has two values. */
export type RawParameters = Readonly<Record<string, readonly string[]>>;

/** Every parameter of a series. */
export const SERIES_PARAMETERS = ["prm", "start", "end", "last", "cursor", "locale", "price", "name"] as const;
const STATISTIC_NAMES = ["maison", "maison_2 (a to z, digits and single underscores between them; at most 32)"];
const PRICES = ["0.2016", "HP:0.2146,HC:0.1696"];
const PRICE = /^(?:([\w-]{1,20}):)?(\d{1,3}(?:\.\d{1,6})?)$/;
/** `price` as JSON Schema has it. */
export const PRICE_PATTERN =
  "^([0-9]{1,3}([.][0-9]{1,6})?|[A-Za-z0-9_-]{1,20}:[0-9]{1,3}([.][0-9]{1,6})?(,[A-Za-z0-9_-]{1,20}:[0-9]{1,3}([.][0-9]{1,6})?)*)$";

/** Reads a query, or the first thing that is wrong with it. `extraDays`: so many days later than others is the series known. */
export function seriesQuery(raw: RawParameters, nowMs: number, extraDays = 0): Outcome<SeriesQuery, RequestRefusal> {
  const repeated = SERIES_PARAMETERS.find((name) => (raw[name]?.length ?? 0) > 1);
  if (repeated !== undefined) return refused({ code: "parameter_repeated", parameter: repeated });
  const text = (name: (typeof SERIES_PARAMETERS)[number]) => raw[name]?.[0]?.trim();

  const prm = text("prm");
  const meter = prm === undefined ? null : usagePointId(prm);
  if (prm !== undefined && meter === null) return refused(usagePointRefusal("prm", prm));

  const locale = text("locale") ?? "en";
  if (locale !== "en" && locale !== "fr") return notAllowed("locale", ["en", "fr"]);
  const prices = pricesFrom(text("price"));
  if (!prices.ok) return prices;
  const name = text("name") ?? null;
  if (name !== null && !isStatisticName(name)) return notAllowed("name", STATISTIC_NAMES);

  const cursor = text("cursor") ?? null;
  // A program that lost its cursor would otherwise import the default window, for good.
  if (cursor === "") return cursorRefused();
  const bounds = { start: text("start"), end: text("end"), last: text("last") };
  const window = cursor === null ? windowFrom(bounds, nowMs, extraDays) : accepted(null);
  return window.ok
    ? accepted({
        usagePointId: meter,
        window: window.value,
        hasStart: bounds.start !== undefined,
        cursor,
        locale,
        prices: prices.value,
        name,
      })
    : window;
}

/** A cursor that is not ours, or is of another address. */
export const cursorRefused = (): Outcome<never, RequestRefusal> =>
  notAllowed("cursor", ["the one of the answer before, for the same meter and series"]);

const notAllowed = (parameter: string, allowed: readonly string[]) =>
  refused({ code: "parameter_not_allowed", parameter, allowed } as const);

/** A decimal comma would end a price: `HP:0,21` is 0 € for HP and 21 € for every other register. */
const DECIMAL_COMMA = /(^|:)\d+,\d+(,|$)/;

/** `0.2016`: the same for all; `HP:0.2146,HC:0.1696`: one for each register. In euros for a kWh. */
function pricesFrom(text: string | undefined): Outcome<Prices, RequestRefusal> {
  const prices = new Map<string | null, number>();
  if (text === undefined) return accepted(prices);
  if (DECIMAL_COMMA.test(text)) return refused({ code: "price_ambiguous" });
  const parts = text.split(",");
  for (const part of parts) {
    const [, register = null, price] = PRICE.exec(part.trim()) ?? [];
    const isAlone = register === null && parts.length > 1;
    if (price === undefined || isAlone || prices.has(register)) return notAllowed("price", PRICES);
    prices.set(register, Number(price));
  }
  return accepted(prices);
}
