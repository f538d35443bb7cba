import { client, type Rules, type Samples, SIMULATING } from "./rule.ts";

/** The longest body that the simulator reads: a year of half hours as a v5 `interval_reading`. */
export const MOST_CURVE_BYTES = 2_000_000;
/** The most faults that one answer names. */
export const MOST_FAULTS = 50;

/** What can be wrong with one field. */
export type Fault =
  | { readonly kind: "required" }
  | { readonly kind: "unknown_field"; readonly instead?: string }
  | { readonly kind: "type"; readonly expected: string }
  | { readonly kind: "choice"; readonly allowed: readonly string[] }
  | { readonly kind: "range"; readonly least?: number; readonly most?: number }
  | { readonly kind: "count"; readonly least: number; readonly most: number }
  | { readonly kind: "one_of"; readonly fields: readonly string[] }
  | { readonly kind: "unit"; readonly expected: string; readonly given: string }
  | { readonly kind: "no_figure"; readonly method: string }
  | { readonly kind: "once" }
  | { readonly kind: "meter"; readonly lacksItsZero: boolean }
  | { readonly kind: "time" }
  | { readonly kind: "years"; readonly first: number; readonly last: number }
  | { readonly kind: "overlap" }
  | { readonly kind: "span"; readonly mostDays: number }
  | { readonly kind: "points_without_token"; readonly most: number }
  | {
      readonly kind: "structure";
      readonly mostNames: number;
      readonly mostContainers: number;
      readonly mostLevels: number;
    }
  | { readonly kind: "date" }
  | { readonly kind: "period"; readonly earliest: string; readonly mostDays: number };

/** A field by its path in the body, `consumptions.0.amount`, and what is wrong with it. */
export type FieldFault = Fault & { readonly field: string };

/** Refusals of what is to be calculated. */
export type ImpactRefusal =
  | { readonly code: "json_malformed" }
  | { readonly code: "content_type_not_json" }
  | { readonly code: "fields_invalid"; readonly faults: readonly FieldFault[] }
  | { readonly code: "impact_unknown"; readonly known: readonly string[]; readonly because: string | null };

export const IMPACT_RULES: Rules<ImpactRefusal> = {
  json_malformed: client(400, SIMULATING),
  content_type_not_json: client(415, SIMULATING),
  fields_invalid: client(400, [...SIMULATING, "intensity", "meter impact"]),
  impact_unknown: client(400, ["one impact"]),
};

export const IMPACT_SAMPLES: Samples<ImpactRefusal> = {
  json_malformed: {},
  content_type_not_json: {},
  fields_invalid: {
    faults: [
      { field: "consumptions.0.amount", kind: "type", expected: "number" },
      { field: "consumptions.1.unit", kind: "unit", expected: "kWh", given: "MJ" },
    ],
  },
  impact_unknown: { known: ["ecs", "cch"], because: null },
};
