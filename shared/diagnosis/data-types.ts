import type { Direction, Scope } from "../token/scope.ts";

/** The services of a consent, by the kind of data that they open. */
export type DataType = `${Direction} ${"daily" | "load_curve" | "max_power" | "index"}`;

/** What a token opens of a meter, by its scope and by what the meter measures. Enedis has no maximum power of production. */
export function dataTypesOf({ directions, details }: Scope, roles: readonly Direction[]): readonly DataType[] {
  return directions
    .filter((direction) => roles.length === 0 || roles.includes(direction))
    .flatMap((direction) => [
      ...(details.includes("daily") ? ([`${direction} daily`] as const) : []),
      ...(details.includes("load_curve") ? ([`${direction} load_curve`] as const) : []),
      ...(details.includes("daily") && direction === "consumption" ? ([`${direction} max_power`] as const) : []),
      ...(details.includes("daily") ? ([`${direction} index`] as const) : []),
    ]);
}
