import * as z from "zod/mini";
import { V5_PARAMETERS } from "../../shared/frozen/parameters.ts";
import { oneOfEach, queryRefusals, type RawQuery } from "../../shared/frozen/query.ts";
import { MOST_FAULTS } from "../../shared/refusals/impact.ts";
import {
  accepted,
  type Fault,
  type FieldFault,
  type ImpactRefusal,
  type Outcome,
  refused,
} from "../../shared/refusals/refusal.ts";
import { unknownParameter } from "../../shared/refusals/unknown-parameter.ts";

/** The query of `GET /api/v2/impact`. */
export const METER_IMPACT_PARAMETERS = z.extend(V5_PARAMETERS, {
  prm: z
    .optional(V5_PARAMETERS.shape.prm)
    .check(z.meta({ description: "The 14 digits of the meter; not needed when the token gives access to only one." })),
  by: z
    ._default(z.enum(["day", "hour"]), "day")
    .check(z.meta({ description: "`day`: from the daily readings. `hour`: from the load curve, 7 days at most." })),
});

const query = z.pipe(oneOfEach(METER_IMPACT_PARAMETERS), METER_IMPACT_PARAMETERS);

const KNOWN = Object.keys(METER_IMPACT_PARAMETERS.shape);
/** The names of the 2026 routes, which are read too. */
const ALIASES = ["pointId", "dateDebut", "dateFin"];
const METER_NAMES = ["prm", "pointId"];

/** Reads the query, or everything that is wrong with it: each field is named, as Ecobalyse does. */
export function readMeterImpactQuery(raw: RawQuery): Outcome<z.infer<typeof METER_IMPACT_PARAMETERS>, ImpactRefusal> {
  const read = query.safeParse(raw);
  const unknown = [...unknownFaults(Object.keys(raw)), ...emptyFaults(raw)];
  if (read.success && unknown.length === 0) return accepted(read.data);
  const wrong = read.success ? [] : queryRefusals(read.error, raw);
  const faults = wrong.map((refusal) => ({ field: refusal.parameter, ...faultOf(refusal) }));
  return refused({ code: "fields_invalid", faults: [...unknown, ...faults].slice(0, MOST_FAULTS) });
}

/** An empty choice is no default: what fills it in has lost its value. */
function emptyFaults(raw: RawQuery): FieldFault[] {
  const empty = (field: string, fault: Fault): FieldFault[] =>
    [raw[field]].flat().some((value) => value?.trim() === "") ? [{ field, ...fault }] : [];
  return [
    ...METER_NAMES.flatMap((name) => empty(name, { kind: "meter", lacksItsZero: false })),
    ...empty("by", { kind: "choice", allowed: ["day", "hour"] }),
  ];
}

/** Each name that no parameter has, as it is refused everywhere under `/api/v2`. */
const unknownFaults = (names: readonly string[]): FieldFault[] =>
  names.flatMap((name) => {
    const unknown = ALIASES.includes(name) ? null : unknownParameter([name], KNOWN);
    if (unknown === null) return [];
    const { parameter, instead } = unknown;
    const meant = instead !== null && typeof instead === "object" ? { instead: instead.parameter } : {};
    return [{ field: parameter, kind: "unknown_field", ...meant }];
  });

function faultOf(refusal: ReturnType<typeof queryRefusals>[number]): Fault {
  switch (refusal.code) {
    case "parameter_missing":
      return { kind: "required" };
    case "parameter_repeated":
      return { kind: "once" };
    case "usage_point_malformed":
      return { kind: "meter", lacksItsZero: refusal.lacksItsZero ?? false };
    case "date_malformed":
      return { kind: "date" };
    case "parameter_not_allowed":
      return { kind: "choice", allowed: refusal.allowed };
  }
}
