import * as z from "zod/mini";
import type { UncheckedQuery } from "../measures/measure-query.ts";
import type { Meaning, RequestRefusal } from "../refusals/refusal.ts";
import { usagePointRefusal } from "../refusals/request.ts";
import { MAX_POWER_PARAMETERS_2026, PARAMETERS_2026, V5_PARAMETERS } from "./parameters.ts";

/** A query string as Hono parses it: a repeated parameter is a list. */
export type RawQuery = Readonly<Record<string, string | string[]>>;

/** The query of the v5 routes, for `zValidator("query", …)`. */
export const v5Query = z.pipe(
  oneOfEach(V5_PARAMETERS),
  z.pipe(
    V5_PARAMETERS,
    z.transform(({ prm, start, end }): UncheckedQuery => ({ usagePointId: prm, start, end })),
  ),
);

/** The query of the 2026 routes; the v5 names of its parameters are accepted too. */
export const query2026 = z.pipe(
  oneOfEach(PARAMETERS_2026),
  z.pipe(
    PARAMETERS_2026,
    z.transform(
      ({ pointId, dateDebut, dateFin }): UncheckedQuery => ({ usagePointId: pointId, start: dateDebut, end: dateFin }),
    ),
  ),
);

/** The query of `puissance_conso_max_quotidienne`, which alone has two more parameters. */
export const maxPowerQuery2026 = z.pipe(
  oneOfEach(MAX_POWER_PARAMETERS_2026),
  z.pipe(
    MAX_POWER_PARAMETERS_2026,
    z.transform(
      ({ pointId, dateDebut, dateFin, mesuresPas, grandeurPhysique }): UncheckedQuery => ({
        usagePointId: pointId,
        start: dateDebut,
        end: dateFin,
        step: mesuresPas,
        quantity: grandeurPhysique,
      }),
    ),
  ),
);

const MEANINGS: Readonly<Record<string, Meaning>> = {
  prm: "usage_point",
  pointId: "usage_point",
  start: "start",
  dateDebut: "start",
  end: "end",
  dateFin: "end",
};

const ALIASES: Readonly<Record<string, string>> = { pointId: "prm", dateDebut: "start", dateFin: "end" };

/**
 * Turns the first issue of a rejected query into a refusal; zod's own messages are not shown. `data` is the raw query:
 * zValidator types it in its hook as if it had been accepted.
 */
export const queryRefusal = (error: z.core.$ZodError, data: object): RequestRefusal =>
  queryRefusals(error, data as RawQuery)[0] as RequestRefusal;

/** Everything that is wrong with a query, in the order of its parameters. */
export const queryRefusals = (error: z.core.$ZodError, raw: RawQuery): readonly ParameterRefusal[] =>
  error.issues.map((issue) => parameterRefusal(issue, raw));

type ParameterRefusal = Exclude<
  Extract<RequestRefusal, { readonly parameter: string }>,
  { readonly code: "parameter_unknown" }
>;

function parameterRefusal(issue: z.core.$ZodIssue, raw: RawQuery): ParameterRefusal {
  const name = String(issue.path[0]);
  const means = MEANINGS[name] ?? "other";
  const value = only(raw, name);
  // The refusal names the parameter as the caller spelled it.
  const parameter = spellings(name).find((spelling) => spelling in raw) ?? name;

  if (value === undefined) return { code: "parameter_missing", parameter: name, means };
  if (Array.isArray(value)) return { code: "parameter_repeated", parameter };
  if (means === "usage_point") return usagePointRefusal(parameter, String(value));
  if (means !== "other") return { code: "date_malformed", parameter, means };
  const allowed = issue.code === "invalid_value" ? issue.values.map(String) : [];
  return { code: "parameter_not_allowed", parameter, allowed };
}

/** Picks the parameters of a schema, with aliases resolved. A function declaration, because the schemas above need it hoisted. */
export function oneOfEach({ shape }: { readonly shape: Readonly<Record<string, unknown>> }) {
  const names = Object.keys(shape);
  return z.transform((raw: RawQuery) => Object.fromEntries(names.map((name) => [name, only(raw, name)])));
}

/** The value of a parameter. Repeated, or given under both names, it stays a list, which no schema accepts. */
function only(raw: RawQuery, name: string): string | readonly string[] | undefined {
  const values = spellings(name).flatMap((spelling) => raw[spelling] ?? []);
  return values.length > 1 ? values : values[0]?.trim() || undefined;
}

const spellings = (name: string): readonly string[] => {
  const alias = ALIASES[name];
  return alias === undefined ? [name] : [name, alias];
};
