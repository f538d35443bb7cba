import { dayFrom } from "./paris.ts";

/** A point of a body, or a value of a dial; members in Enedis's order. */
export type BodyPoint = Readonly<Record<string, string | number | null>>;
export type Points = readonly BodyPoint[];

interface Quantity {
  readonly grandeurMetier: string;
  readonly unite: string;
  readonly points: Points;
  readonly calendrier: readonly { readonly classeTemporelle?: readonly { readonly valeur: Points }[] }[];
  readonly cadranTotalisateur?: { readonly valeur: Points };
}

/** What the damages touch of a body. */
export interface DamagedBody {
  readonly idPrm: string;
  readonly grandeur: readonly Quantity[];
  readonly contexte: readonly { readonly grandeur: readonly Quantity[] }[];
}

/** The point that is spoilt when one is: the tenth, or the last of a shorter list. */
const TENTH = 9;

/** How a body may be odd, though it comes with status 200. All are guesses, but for what clients and peers reported. */
export const DAMAGES = {
  /** The whole list stands twice. */
  list_twice: lists((points) => [...points, ...points]),
  /** Each point stands twice. */
  points_twice: lists((points) => points.flatMap((point) => [point, point])),
  /** A second quantity of the same direction, with values that are a tenth higher. */
  second_quantity: quantities((quantity) => [quantity, withPoints(quantity, (points) => points.map(higher))]),
  /** A second quantity of the same direction with corrected values. */
  corrected_quantity: quantities((quantity) => [
    quantity,
    withPoints(quantity, (points) => points.map((point) => ({ ...higher(point), n: "C" }))),
  ]),
  /** A second quantity of the same direction, of which each value says that its interval is an hour. */
  hours_too: quantities((quantity) => [
    quantity,
    withPoints(quantity, (points) => points.map((point) => ({ ...point, p: "PT60M" }))),
  ]),
  /** One more point, seven minutes after another. */
  off_grid: lists((points) => inserted(points, (point) => ({ ...point, d: minutesLater(`${point.d}`, 7) }))),
  /** One more point, in the year 2200. */
  far_away: lists((points) => inserted(points, (point) => ({ ...point, d: `2200${`${point.d}`.slice(4)}` }))),
  /** The last point comes first. */
  reversed: lists((points) => points.toReversed()),
  nan: one({ v: "NaN" }),
  dash: one({ v: "-" }),
  decimal_comma: one({ v: "12,5" }),
  null_word: one({ v: "NULL" }),
  exponent: one({ v: "1.2E3" }),
  padded: one({ v: " 12" }),
  many_digits: one({ v: "1234567890123" }),
  negative: one({ v: "-5" }),
  no_stamp: one({ d: "bientôt" }),
  odd_interval: one({ p: "PT7M" }),
  /** Each midnight is the end of the day before. */
  midnight_as_24: lists((points) => points.map((point) => ({ ...point, d: asEndOfDay(`${point.d}`) }))),
  with_t: lists((points) => points.map((point) => ({ ...point, d: `${point.d}`.replace(" ", "T") }))),
  without_seconds: lists((points) => points.map((point) => ({ ...point, d: `${point.d}`.slice(0, 16) }))),
  /** The meter as a number, which has no zeros in front. */
  number_prm: (body: DamagedBody) => ({ ...body, idPrm: Number(body.idPrm) }),
  /** kWh, kW or kVA. */
  thousands: quantities((quantity) => [
    {
      ...withPoints(quantity, (points) => points.map((point) => ({ ...point, v: thousandth(point.v) }))),
      unite: `k${quantity.unite}`,
    },
  ]),
  strange_unit: quantities((quantity) => [{ ...quantity, unite: "MJ" }]),
} as const satisfies Readonly<Record<string, (body: DamagedBody) => object>>;

export type DamageKind = keyof typeof DAMAGES;
export const DAMAGE_KINDS = Object.keys(DAMAGES) as [DamageKind, ...DamageKind[]];

/** A damage that works on each quantity of a body: of points, or of dials. */
function quantities(change: (quantity: Quantity) => readonly Quantity[]) {
  return (body: DamagedBody) => ({
    ...body,
    grandeur: body.grandeur.flatMap(change),
    contexte: body.contexte.map((context) => ({ ...context, grandeur: context.grandeur.flatMap(change) })),
  });
}

/** A damage that works on each list of points. */
export function lists(change: (points: Points) => Points) {
  return quantities((quantity) => [withPoints(quantity, change)]);
}

/** A damage of one point of each list. */
function one(change: BodyPoint) {
  return lists((points) => {
    const spoilt = Math.min(TENTH, points.length - 1);
    return points.map((point, at) => (at === spoilt ? { ...point, ...change } : point));
  });
}

function withPoints(quantity: Quantity, change: (points: Points) => Points): Quantity {
  const { points, calendrier, cadranTotalisateur } = quantity;
  const changed = <V extends { readonly valeur: Points }>(dial: V): V => ({ ...dial, valeur: change(dial.valeur) });
  return {
    ...quantity,
    points: change(points),
    calendrier: calendrier.map((calendar) => ({
      ...calendar,
      ...(calendar.classeTemporelle && { classeTemporelle: calendar.classeTemporelle.map(changed) }),
    })),
    ...(cadranTotalisateur && { cadranTotalisateur: changed(cadranTotalisateur) }),
  };
}

function inserted(points: Points, made: (point: BodyPoint) => BodyPoint): Points {
  const after = Math.min(TENTH, points.length - 1);
  return points.flatMap((point, at) => (at === after ? [point, made(point)] : [point]));
}

const higher = (point: BodyPoint): BodyPoint => {
  const { v } = point;
  if (v === null || v === undefined || v === "null") return point;
  const raised = Math.round(Number(v) * 1.1);
  return { ...point, v: typeof v === "number" ? raised : `${raised}` };
};

/** Exactly: 1234 as text becomes 1.234. */
function thousandth(v: BodyPoint[string] | undefined): string | null {
  if (v === null || v === undefined || v === "null") return v ?? null;
  const digits = `${v}`.padStart(4, "0");
  return `${digits.slice(0, -3)}.${digits.slice(-3)}`;
}

function minutesLater(stamp: string, minutes: number): string {
  const [date = "", time = "00:00:00"] = stamp.split(" ");
  const [hour = "", minute = "", second = ""] = time.split(":");
  return `${date} ${hour}:${String((Number(minute) + minutes) % 60).padStart(2, "0")}:${second}`;
}

function asEndOfDay(stamp: string): string {
  const day = dayFrom(stamp.slice(0, 10));
  return stamp.endsWith(" 00:00:00") && day !== null ? `${day.subtract({ days: 1 })} 24:00:00` : stamp;
}
