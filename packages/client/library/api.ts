import type { components, paths } from "./openapi.ts";
import type { TimedRow } from "./row-groups.ts";

/** Every address of v2 that is read with GET. */
export type GetPath = {
  [Path in keyof paths]: paths[Path] extends { readonly get: object } ? Path : never;
}[keyof paths];

/** The parameters of an address. */
export type QueryOf<Path extends GetPath> = NonNullable<paths[Path]["get"]["parameters"]["query"]>;

/** What an address answers, as JSON. */
export type AnswerOf<Path extends GetPath> = paths[Path]["get"]["responses"][200]["content"]["application/json"];

export type Direction = "consumption" | "production";

/** The series of a direction: `max_power` is of consumption only. */
export type SeriesOf<D extends Direction> = GetPath extends infer Path
  ? Path extends `/api/v2/${D}/${infer Series}`
    ? Series
    : never
  : never;

type ReadingsOf<D extends Direction, S extends string> = `/api/v2/${D}/${S}` extends infer Path extends GetPath
  ? AnswerOf<Path>
  : never;

/** One row of a series, as the gateway writes it. */
export type RowOf<D extends Direction, S extends SeriesOf<D>> =
  ReadingsOf<D, S> extends { readonly points: readonly (infer Row extends TimedRow)[] } ? Row : never;

/** What stands beside the rows; it is the same for every series. */
export type Summary = Omit<components["schemas"]["EnergyReadings"], "points">;

/** What of a window was not read, and where to go on. */
export type Rest = NonNullable<Summary["rest"]>;

/** A part of a window that is not there, though Enedis may have it. */
export type Hole = Summary["holes"][number];

export type TokenAnswer = components["schemas"]["NewToken"];
export type TokenWish = NonNullable<
  paths["/api/v2/tokens/renew"]["post"]["requestBody"]
>["content"]["application/json"];
export type ProblemDocument = components["schemas"]["Problem"];
