import type { Consumption } from "./engine.ts";

const MOST_DIGITS = 6;

const figure = (value: number): string => String(Number(value.toPrecision(MOST_DIGITS))).replace(".", ",");

/** One sentence for a person: what was asked, what it costs, and on what scale. */
export function description(consumptions: readonly Consumption[], points: number, personYearPoints: number): string {
  const [first] = consumptions;
  const what =
    consumptions.length === 1 && first !== undefined
      ? `${figure(first.amount)} ${first.process.unit}, ${first.process.name}`
      : `${consumptions.length} consommations`;
  const share = figure(Number(((100 * points) / personYearPoints).toPrecision(2)));
  return `${what} : ${figure(points)} points de coût environnemental, soit ${share} % de l’empreinte annuelle d’un Européen.`;
}
