import { lacksItsZero } from "../usage-point.ts";
import {
  type Area,
  client,
  EVERYWHERE,
  ISSUING,
  NOWHERE,
  type Rules,
  type Samples,
  TAKING_A_TOKEN,
  WITH_A_METER_QUERY,
} from "./rule.ts";

/** What a parameter stands for, so that each contract can name it in its own words. */
export type Meaning = "usage_point" | "start" | "end" | "other";

/** What stands in place of a parameter that an address does not have: another parameter, the end of the address, or a header. */
export type Instead = { readonly parameter: string } | "format" | "token" | null;

/** Refusals of the request itself: its address, its method, its parameters. */
export type RequestRefusal =
  | { readonly code: "parameter_missing"; readonly parameter: string; readonly means: Meaning }
  | { readonly code: "parameter_repeated"; readonly parameter: string }
  | { readonly code: "parameter_not_allowed"; readonly parameter: string; readonly allowed: readonly string[] }
  | {
      readonly code: "parameter_unknown";
      readonly parameter: string;
      readonly instead: Instead;
      readonly known: readonly string[];
    }
  | { readonly code: "parameters_exclusive"; readonly parameters: readonly [string, string] }
  | { readonly code: "price_ambiguous" }
  | { readonly code: "usage_point_malformed"; readonly parameter: string; readonly lacksItsZero?: boolean }
  | { readonly code: "date_malformed"; readonly parameter: string; readonly means: "start" | "end" }
  | { readonly code: "period_reversed" }
  | { readonly code: "period_in_future" }
  | { readonly code: "no_whole_day" }
  | { readonly code: "period_too_long"; readonly maxDays: number }
  | { readonly code: "period_too_old"; readonly earliest: string }
  | { readonly code: "method_not_allowed"; readonly allow: string }
  | { readonly code: "route_not_found" }
  | { readonly code: "outside_eu" }
  | { readonly code: "tls_required" }
  | {
      readonly code: "blocked";
      readonly what: "meter" | "token" | "network";
      readonly until: string;
      readonly reason: string;
      readonly contact: string | null;
      readonly retryAfterMs: number;
    }
  | { readonly code: "too_many_requests"; readonly per: "address" | "token" | "bytes"; readonly retryAfterMs: number };

/** What reads a period. */
const PERIOD: readonly Area[] = ["frozen", "readings", "diagnosis", "demo", "meter impact"];

export const REQUEST_RULES: Rules<RequestRefusal> = {
  parameter_missing: client(400, ["frozen", "revocation", "tempo"]),
  parameter_repeated: client(400, ["frozen", ...WITH_A_METER_QUERY, "revocation", "tempo"]),
  parameter_not_allowed: client(400, ["frozen", "readings", "diagnosis", "demo", "renewal"]),
  parameter_unknown: client(400, [...WITH_A_METER_QUERY, "me", "status", "tempo", ...ISSUING, "revocation"]),
  parameters_exclusive: client(400, ["readings", "diagnosis", "demo"]),
  price_ambiguous: client(400, ["readings", "demo"]),
  usage_point_malformed: client(400, ["frozen", ...WITH_A_METER_QUERY]),
  date_malformed: client(400, ["frozen", "tempo"]),
  period_reversed: client(400, [...PERIOD, "tempo"]),
  period_in_future: client(400, PERIOD),
  no_whole_day: client(400, ["readings", "diagnosis", "demo"]),
  period_too_long: client(400, ["frozen", "meter impact"]),
  period_too_old: client(400, PERIOD),
  method_not_allowed: client(405, EVERYWHERE),
  route_not_found: client(404, NOWHERE),
  outside_eu: client(403, [...TAKING_A_TOKEN, "revocation"]),
  tls_required: client(403, EVERYWHERE),
  // A blocked caller can still read the status and revoke a token.
  blocked: client(
    403,
    EVERYWHERE.filter((area) => area !== "status" && area !== "revocation"),
    { retryable: true },
  ),
  too_many_requests: client(429, EVERYWHERE, { retryable: true }),
};

/** The refusal of a text that is no meter number. */
export const usagePointRefusal = (parameter: string, text: string) =>
  ({ code: "usage_point_malformed", parameter, ...(lacksItsZero(text) && { lacksItsZero: true }) }) as const;

export const REQUEST_SAMPLES: Samples<RequestRefusal> = {
  parameter_missing: { parameter: "start", means: "start" },
  parameter_repeated: { parameter: "prm" },
  parameter_not_allowed: { parameter: "mesuresPas", allowed: ["P1D", "P1M"] },
  parameter_unknown: { parameter: "from", instead: { parameter: "start" }, known: ["prm", "start", "end", "last"] },
  parameters_exclusive: { parameters: ["start", "last"] },
  price_ambiguous: {},
  usage_point_malformed: { parameter: "prm" },
  date_malformed: { parameter: "start", means: "start" },
  period_reversed: {},
  period_in_future: {},
  no_whole_day: {},
  period_too_long: { maxDays: 7 },
  period_too_old: { earliest: "2024-11-07" },
  method_not_allowed: { allow: "GET, HEAD, OPTIONS" },
  route_not_found: {},
  outside_eu: {},
  tls_required: {},
  blocked: {
    what: "meter",
    until: "2026-12-31",
    // The words of an operator stay in their language: these are of both.
    reason: "robot, 40 / minute",
    contact: "contact@example.org",
    retryAfterMs: 604_800_000,
  },
  too_many_requests: { per: "address", retryAfterMs: 20_000 },
};
