import { indexBody } from "./index-body.ts";
import type { Measure, MeasureRequest } from "./measure-request.ts";
import type { Direction, Nature } from "./nature.ts";
import { type Day, daysBetween, isBefore } from "./paris.ts";
import type { Persona } from "./persona.ts";
import { meterOf, minutesOn } from "./persona-meter.ts";
import { curveOf, dailyWh, type Meter, maxPowerOf } from "./readings/readings.ts";

type Point = Readonly<Record<string, string | null>>;
type Quantity = "EA" | "PA" | "PMA" | "PMA1" | "PMA2" | "PMA3";

/** Measures whose values are a list of points: all but index readings. */
type PointKind = Exclude<Measure["kind"], "index">;

const UNITS: Readonly<Record<Quantity, string>> = { EA: "Wh", PA: "W", PMA: "VA", PMA1: "VA", PMA2: "VA", PMA3: "VA" };

/**
 * The body of an answer, members in the order Enedis writes them, or `null` when no day of the window has anything. The shapes
 * are those of published answers; of index readings, that of the Swagger.
 */
export function measureBody(
  persona: Persona,
  measure: Measure,
  asked: MeasureRequest,
  publishedBefore: Day,
  { dailyDifference }: { readonly dailyDifference: boolean },
) {
  const { prm, start, end, maxPower } = asked;
  const days = daysBetween(start, isBefore(end, publishedBefore) ? end : publishedBefore).filter(
    (day) => !isMissing(persona, day),
  );
  const { kind } = measure;
  const directions = directionsOf(persona, measure.direction);
  if (kind === "index") {
    return days.length === 0 ? null : indexBody(persona, asked, directions, days, dailyDifference);
  }
  const grandeur = directions.flatMap((direction) =>
    quantities(kind, maxPower.quantity).map((quantity) => ({
      grandeurMetier: direction,
      grandeurPhysique: quantity,
      unite: UNITS[quantity],
      points: points(persona, kind, direction, days, dailyDifference, quantity, maxPower.step),
      calendrier: [],
    })),
  );
  if (grandeur.every((one) => one.points.length === 0)) return null;

  const envelope = { idPrm: prm, etapeMetier: "BRUT", periode: { dateDebut: `${start}`, dateFin: `${end}` } };
  const nature = {
    daily: { typeValeur: "GLOBALE", modeCalcul: "DIFF.INDEX", pas: "P1D" },
    curve: { modeCalcul: "MESURE", ...spacingOf(persona, days) },
    max_power: { modeCalcul: "MESURE", pas: maxPower.step },
  }[kind];
  return { ...envelope, ...nature, grandeur, contexte: [] };
}

/** The step of a whole curve; a guess after the other measures, which have it. */
function spacingOf({ nature }: Persona, [day]: readonly Day[]): { readonly pas?: string } {
  return nature.spacingIn === "points" || day === undefined ? {} : { pas: `PT${minutesOn(nature, day)}M` };
}

function directionsOf({ nature }: Persona, asked: Direction): readonly Direction[] {
  if (!nature.answersBothDirections) return [asked];
  return asked === "CONS" ? ["PROD", "CONS"] : ["CONS", "PROD"];
}

function quantities(kind: PointKind, quantity: "PMA" | "TOUT"): readonly Quantity[] {
  if (kind === "curve") return ["PA"];
  if (kind === "daily") return ["EA"];
  return quantity === "TOUT" ? ["PMA", "PMA1", "PMA2", "PMA3"] : ["PMA"];
}

/**
 * The part of each quantity in the maximum power. Enedis's sandbox answers `TOUT` with four quantities; that the last three are
 * phases and that a single-phase meter has 0 on two of them are guesses.
 */
function shareOf(quantity: Quantity, { phases }: Nature): number {
  if (quantity === "PMA") return 1;
  if (phases === 3) return 1 / 3;
  return quantity === "PMA1" ? 1 : 0;
}

function points(
  persona: Persona,
  kind: PointKind,
  direction: Direction,
  days: readonly Day[],
  dailyDifference: boolean,
  quantity: Quantity,
  step: "P1D" | "P1M",
): readonly Point[] {
  const meter = (day: Day) => meterOf(persona, direction, day, dailyDifference);
  switch (kind) {
    case "daily":
      return days.map((day) => ({ v: `${dailyWh(meter(day), day)}`, d: `${day}` }));
    case "curve":
      return days.flatMap((day) => curvePoints(persona, meter(day), day));
    case "max_power": {
      const share = shareOf(quantity, persona.nature);
      const highest = days.map((day) => maxPowerOf(meter(day), day));
      return (step === "P1D" ? highest : highestOfMonths(highest)).map(({ va, at }) => ({
        v: `${Math.round(va * share)}`,
        d: at,
      }));
    }
  }
}

function curvePoints({ nature }: Persona, meter: Meter, day: Day): readonly Point[] {
  if (nature.loadCurve === "off") return [];
  const whole = curveOf(meter, day).map(
    ({ endStamp, watts }): Point => ({
      v: `${watts}`,
      d: endStamp,
      ...(nature.spacingIn === "points" && { p: `PT${meter.minutes}M` }),
      n: "B",
      iv: "0",
      ec: "0",
    }),
  );
  const blanked = (v: string | null) => whole.map((point, index) => (index % 3 === 2 ? { ...point, v } : point));
  switch (nature.gaps) {
    case "text_null":
      return blanked("null");
    case "json_null":
      return blanked(null);
    case "all_null":
      return whole.map((point) => ({ ...point, v: null }));
    case "few_points":
      return whole.slice(0, day.day % 2 === 1 ? 1 : 5);
    case "no_midnight":
      return whole.slice(0, -1);
    default:
      return whole;
  }
}

const MISSING_DAYS: ReadonlySet<number> = new Set([5, 15, 25, 26]);
const isMissing = ({ nature }: Persona, day: Day): boolean => nature.gaps === "some_days" && MISSING_DAYS.has(day.day);

interface Highest {
  readonly va: number;
  readonly at: string;
}

function highestOfMonths(days: readonly Highest[]): readonly Highest[] {
  const byMonth = new Map<string, Highest>();
  for (const day of days) {
    const month = day.at.slice(0, "2026-01".length);
    const best = byMonth.get(month);
    if (best === undefined || day.va > best.va) byMonth.set(month, day);
  }
  return [...byMonth.values()];
}
