import type { MidnightOf } from "./curve.ts";
import { type Consumption, total } from "./engine.ts";
import {
  CLIMATE_METHOD,
  FRENCH_LOW_VOLTAGE,
  factorOf,
  type Method,
  methodOf,
  type ScoreMethod,
  scoresOf,
} from "./factors/factors.ts";
import type { Indicator } from "./factors/indicators.ts";
import { cutIntoPeriods, type Part } from "./periods.ts";
import type { Simulation } from "./request.ts";
import { PERSON_YEAR_POINTS, rounded } from "./score.ts";
import { description } from "./texts.fr.ts";
import { type Warning, warningsOf } from "./warnings.ts";
import { type Withheld, withheldFromAnybody, withheldFromHolder } from "./withheld.ts";

/** Values by indicator: points in a score, physical units in impacts. */
export type Values = Partial<Readonly<Record<Indicator, number>>>;

/** How an indicator was made, as each answer names it. */
export type MethodNamed = Pick<Method, "id" | "name" | "publishedOn" | "licence" | "attribution">;

/** What anybody is answered, but for the link to the page. */
export interface Aggregate {
  readonly score: Values;
  readonly impacts: Values;
  readonly withheld: Withheld;
  readonly description: string;
  readonly query: Asked;
  readonly method: MethodNamed;
  readonly warnings?: readonly Warning[];
}

/** What was asked, as it was understood. A curve becomes the energy it holds; its points are not repeated. */
interface Asked {
  readonly method: ScoreMethod;
  readonly consumptions: readonly { processId: string; amount: number; unit: string }[];
  readonly loadCurve?: {
    readonly start: string;
    readonly end: string;
    readonly intervals: number;
    readonly measuredMinutes: number;
    readonly missingMinutes: number;
  };
}

/** One indicator of the detail, with how it was made. */
export interface Made {
  readonly key: Indicator;
  readonly value: number;
  readonly unit: string;
  readonly method: MethodNamed;
}

interface Costed {
  readonly score: Values;
  readonly impacts: Values;
}

/** One day or one hour of a curve, costed. */
export interface CostedPart extends Costed {
  readonly kWh: number;
  readonly measuredMinutes: number;
}

export interface Full extends Aggregate {
  readonly indicators: readonly Made[];
}

export interface Detailed extends Full {
  readonly processes: readonly (Costed & { processId: string; name: string; amount: number; unit: string })[];
  readonly byDay?: readonly (CostedPart & { day: string; minutes: number })[];
  readonly byHour?: readonly (CostedPart & { start: string })[];
}

/** The answer to anybody: the score, and why there is no more. */
export const aggregate = (simulation: Simulation): Aggregate =>
  envelope(simulation, {}, withheldFromAnybody(simulation.method));

/** The answer to a token: each indicator with its method. */
export function full(simulation: Simulation): Full {
  const { consumptions, method } = simulation;
  const { impacts } = costed(consumptions, method);
  const answer = envelope(simulation, impacts, withheldFromHolder(method, impacts.cch !== undefined));
  return { ...answer, indicators: [...made(answer.score, method), ...made(impacts, CLIMATE_METHOD)] };
}

/** The same process by process and, of a curve, by day and by hour. */
export function detailed(simulation: Simulation, midnightOf: MidnightOf): Detailed {
  const { consumptions, method, curve } = simulation;
  const processes = consumptions.map(({ process, amount }) => ({
    processId: process.id,
    name: process.name,
    amount,
    unit: process.unit,
    ...costed([{ process, amount }], method),
  }));
  const answer = { ...full(simulation), processes };
  if (curve === null) return answer;
  const { days, hours } = cutIntoPeriods(curve, midnightOf);
  return {
    ...answer,
    byDay: days.map((part) => ({ day: part.day, minutes: part.minutes, ...costedPart(part, method) })),
    byHour: hours.map((part) => ({ start: part.start, ...costedPart(part, method) })),
  };
}

/** The same answer with one indicator alone. */
export function only<A extends Aggregate>(answer: A, indicator: Indicator): A {
  const one = (values: Values): Values => (indicator in values ? { [indicator]: values[indicator] } : {});
  const { score, impacts, withheld } = answer;
  const why = withheld[indicator];
  return {
    ...answer,
    score: one(score),
    impacts: one(impacts),
    withheld: why === undefined ? {} : { [indicator]: why },
    ...("indicators" in answer && {
      indicators: (answer as unknown as Full).indicators.filter(({ key }) => key === indicator),
    }),
  };
}

function envelope(simulation: Simulation, impacts: Values, withheld: Withheld): Aggregate {
  const { consumptions, method } = simulation;
  const { score } = costed(consumptions, method);
  const warnings = warningsOf(simulation);
  return {
    score,
    impacts,
    withheld,
    description: description(consumptions, score.ecs ?? 0, PERSON_YEAR_POINTS),
    query: asked(simulation),
    method: named(method),
    ...(warnings.length > 0 && { warnings }),
  };
}

function asked({ method, consumptions, curve }: Simulation): Asked {
  const items = consumptions.map(({ process, amount }) => ({ processId: process.id, amount, unit: process.unit }));
  if (curve === null) return { method, consumptions: items };
  const measuredMs = curve.intervals.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  return {
    method,
    consumptions: items,
    loadCurve: {
      start: new Date(curve.startMs).toISOString(),
      end: new Date(curve.endMs).toISOString(),
      intervals: curve.intervals.length,
      measuredMinutes: measuredMs / 60_000,
      missingMinutes: (curve.endMs - curve.startMs - measuredMs) / 60_000,
    },
  };
}

function costed(consumptions: readonly Consumption[], method: ScoreMethod): Costed {
  const known = (of: string, indicators: readonly Indicator[]): Values =>
    Object.fromEntries(
      indicators.flatMap((indicator) => {
        const value = total(consumptions, of, indicator);
        return value === null ? [] : [[indicator, value]];
      }),
    );
  return { score: known(method, scoresOf(method)), impacts: known(CLIMATE_METHOD, ["cch"]) };
}

function costedPart({ kWh, measuredMinutes }: Part, method: ScoreMethod): CostedPart {
  const of = (from: string, indicator: Indicator) =>
    kWh * (factorOf(FRENCH_LOW_VOLTAGE, from, indicator) ?? Number.NaN);
  return {
    kWh: rounded(kWh),
    measuredMinutes,
    score: Object.fromEntries(scoresOf(method).map((indicator) => [indicator, rounded(of(method, indicator))])),
    impacts: { cch: rounded(of(CLIMATE_METHOD, "cch")) },
  };
}

const made = (values: Values, method: string): Made[] =>
  methodOf(method).indicators.flatMap(({ key, unit }) => {
    const value = values[key];
    return value === undefined ? [] : [{ key, value, unit, method: named(method) }];
  });

export function named(id: string): MethodNamed {
  const { name, publishedOn, licence, attribution } = methodOf(id);
  return { id, name, publishedOn, licence, attribution };
}
