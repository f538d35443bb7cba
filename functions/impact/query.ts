import * as z from "zod/mini";
import { V5_PARAMETERS } from "../../shared/frozen/parameters.ts";
import { oneOfEach, queryRefusals, type RawQuery } from "../../shared/frozen/query.ts";
import { accepted, type Fault, type ImpactRefusal, type Outcome, refused } from "../../shared/refusals/refusal.ts";

/** The query of `GET /api/v2/impact`. */
export const METER_IMPACT_PARAMETERS = z.extend(V5_PARAMETERS, {
  by: z
    ._default(z.enum(["day", "hour"]), "day")
    .check(z.meta({ description: "`day`: from the daily readings. `hour`: from the load curve, 7 days at most." })),
});

const query = z.pipe(oneOfEach(METER_IMPACT_PARAMETERS), METER_IMPACT_PARAMETERS);

/** Reads the query, or everything that is wrong with it: each field is named, as Ecobalyse does. */
export function readMeterImpactQuery(raw: RawQuery): Outcome<z.infer<typeof METER_IMPACT_PARAMETERS>, ImpactRefusal> {
  const read = query.safeParse(raw);
  if (read.success) return accepted(read.data);
  const faults = queryRefusals(read.error, raw).map((refusal) => ({ field: refusal.parameter, ...faultOf(refusal) }));
  return refused({ code: "fields_invalid", faults });
}

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
