import type { BackendErrorName } from "./error-bodies.ts";
import { type Day, dayFrom } from "./paris.ts";

/** The seven measures, by the name that ends their path. */
export const MEASURES = {
  consommation_quotidienne: { kind: "daily", direction: "CONS" },
  courbe_de_charge_consommation: { kind: "curve", direction: "CONS" },
  puissance_conso_max_quotidienne: { kind: "max_power", direction: "CONS" },
  production_quotidienne: { kind: "daily", direction: "PROD" },
  courbe_de_charge_production: { kind: "curve", direction: "PROD" },
  index_consommation: { kind: "index", direction: "CONS" },
  index_production: { kind: "index", direction: "PROD" },
} as const;

export type MeasureName = keyof typeof MEASURES;
export type Measure = (typeof MEASURES)[MeasureName];

/** `TOUT`: every quantity the meter has; `PMA`: the maximum only. */
export interface MaxPowerChoice {
  readonly step: "P1D" | "P1M";
  readonly quantity: "PMA" | "TOUT";
}

/** The parameters of a request, all valid. */
export interface MeasureRequest {
  readonly prm: string;
  readonly start: Day;
  readonly end: Day;
  readonly maxPower: MaxPowerChoice;
}

const ALWAYS = ["pointId", "dateDebut", "dateFin"] as const;
const WITH_MAX_POWER = [...ALWAYS, "mesuresPas", "grandeurPhysique"] as const;

/** The parameters, or the first error in the order that Enedis checks them. */
export function readMeasureRequest(measure: Measure, query: URLSearchParams): MeasureRequest | BackendErrorName {
  const isMaxPower = measure.kind === "max_power";
  const allowed: readonly string[] = isMaxPower ? WITH_MAX_POWER : ALWAYS;
  const names = [...query.keys()];
  // Users report that a parameter outside the Swagger makes the API fail rather than refuse.
  if (names.some((name) => !allowed.includes(name)) || new Set(names).size !== names.length) return "technical";

  const prm = query.get("pointId");
  if (!prm) return "pointMissing";
  if (!/^\d{14}$/.test(prm)) return "pointMalformed";

  const [from, to] = [query.get("dateDebut"), query.get("dateFin")];
  if (!from) return "startMissing";
  const start = dayFrom(from);
  if (start === null) return "startMalformed";
  if (!to) return "endMissing";
  const end = dayFrom(to);
  if (end === null) return "endMalformed";

  const maxPower = isMaxPower ? readMaxPowerChoice(query) : { step: "P1D", quantity: "PMA" };
  return typeof maxPower === "string" ? maxPower : ({ prm, start, end, maxPower } as MeasureRequest);
}

function readMaxPowerChoice(query: URLSearchParams): MaxPowerChoice | BackendErrorName {
  const [step, quantity] = [query.get("mesuresPas"), query.get("grandeurPhysique")];
  if (!step) return "stepMissing";
  if (!quantity) return "quantityMissing";
  if (step !== "P1D" && step !== "P1M") return "technical";
  if (quantity !== "PMA" && quantity !== "TOUT") return "technical";
  return { step, quantity };
}
