import type { Refusal } from "../../../shared/refusals/refusal.ts";

const invalid = (error_description: string) => ({ error: "Invalid_request", error_description });

/** What v5 said of a request that it refused, from Enedis's error guide and recorded answers. */
export const OF_THE_REQUEST: [Refusal, object][] = [
  [
    { code: "parameter_missing", parameter: "prm", means: "usage_point" },
    invalid("usage_point_id parameter is required."),
  ],
  [{ code: "parameter_missing", parameter: "start", means: "start" }, invalid("Start date parameter is required.")],
  [{ code: "parameter_missing", parameter: "end", means: "end" }, invalid("End date parameter is required.")],
  [{ code: "usage_point_malformed", parameter: "prm" }, invalid("usage_point_id parameter must be 14 digits long.")],
  [
    { code: "date_malformed", parameter: "start", means: "start" },
    invalid("Start date parameter must be in the format yyyy-mm-dd."),
  ],
  [
    { code: "date_malformed", parameter: "dateFin", means: "end" },
    invalid("End date parameter must be in the format yyyy-mm-dd."),
  ],
  [{ code: "period_in_future" }, invalid("The end date parameter must be earlier than the current date.")],
  [
    { code: "period_too_long", maxDays: 7 },
    {
      error: "ADAM-ERR0126",
      error_description: "The requested period must be less than 7 days for an access to the load curve.",
    },
  ],
  [
    { code: "period_too_old", earliest: "2023-11-07" },
    { error: "ADAM-ERR0125", error_description: "The start date must be greater than the history deadline." },
  ],
];

/** Refusals that Enedis never made, or made without a word. */
export const NOBODYS: Refusal[] = [
  { code: "authorization_missing" },
  { code: "token_invalid" },
  { code: "usage_point_not_covered" },
  { code: "parameter_repeated", parameter: "prm" },
  { code: "parameter_missing", parameter: "other", means: "other" },
  { code: "quota_shared", retryAfterMs: 1000 },
  { code: "enedis_timeout" },
  { code: "enedis_malformed_answer" },
  { code: "internal_error" },
];
