import { accepted, type Outcome, refused } from "../refusals/refusal.ts";
import { maskedUsagePoint, type UsagePointId } from "../usage-point.ts";
import type { Claims } from "./claims.ts";
import type { Direction } from "./scope.ts";

/**
 * The meter of a request: the one that it names, else the only one of the token, else the only one of the token that measures
 * this direction according to its consent. Refused with `meter_not_named`, and the masked numbers, when several remain.
 */
export function chooseMeter(
  { usagePoints, roles }: Pick<Claims, "usagePoints" | "roles">,
  named: UsagePointId | null,
  direction: Direction,
): Outcome<UsagePointId> {
  if (named !== null) return accepted(named);
  const measuring = usagePoints.filter((_, at) => roles[at]?.includes(direction));
  const [only, ...others] = usagePoints.length > 1 && measuring.length > 0 ? measuring : usagePoints;
  if (only !== undefined && others.length === 0) return accepted(only);
  return refused({ code: "meter_not_named", meters: usagePoints.map(maskedUsagePoint) });
}
