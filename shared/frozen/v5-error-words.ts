import { errorCode } from "../enedis/error-codes.ts";
import type { Refusal, RefusalCode } from "../refusals/refusal.ts";

/** An error in the shape of v5. */
export interface V5Error {
  readonly error: string;
  readonly error_description: string;
}

const v5 = (error: string, error_description: string): V5Error => ({ error, error_description });
const invalid = (error_description: string): V5Error => v5("Invalid_request", error_description);

const REVERSED = invalid("Start date should be before end date.");
const TOO_LONG = v5("ADAM-ERR0126", "The requested period must be less than 7 days for an access to the load curve.");
const TOO_OLD = v5("ADAM-ERR0125", "The start date must be greater than the history deadline.");

/**
 * The exact sentences of v5 (Data Connect error guide, recorded answers). Clients in the field compare `error_description`
 * with them to know when to stop going back in time.
 */
const SENTENCES: Partial<Record<RefusalCode, V5Error>> = {
  usage_point_malformed: invalid("usage_point_id parameter must be 14 digits long."),
  period_reversed: REVERSED,
  period_in_future: invalid("The end date parameter must be earlier than the current date."),
  period_too_long: TOO_LONG,
  period_too_old: TOO_OLD,
  enedis_no_data: v5("no_data_found", "no measure found for this usage point"),
  enedis_no_consent: v5("ADAM-DC-0008", "No consent can be found for this customer and this usage point."),
  enedis_not_holder: v5("ADAM-DC-0007", "The customer is not owner of this usage point."),
  // v5 sent this one in French too.
  enedis_wrong_direction: v5("ADAM-ERR0069", "Le sens de la mesure ne correspond pas pour le PRM demandé."),
  enedis_load_curve_off: v5("ADAM-ERR0075", "The customer objected to the load curve recording"),
  enedis_before_activation: v5(
    "ADAM-ERR0123",
    "The requested period cannot be anterior to the meter's last activation date",
  ),
  enedis_technical_error: v5("technical_error", "Technical error. Please try later."),
};

/** Errors of 2026 about a period that our own checks accept. */
const INVALID_REQUESTS: ReadonlyMap<string | null, V5Error> = new Map([
  ["ADAM-ERR0002", REVERSED],
  ["ADAM-ERR0125", TOO_OLD],
  ["ADAM-ERR0126", TOO_LONG],
]);

const NAMES = { usage_point: "usage_point_id", start: "Start date", end: "End date" } as const;

/** The `error` member in the words of v5, else as Enedis sent it, else `null`. */
export function wordErrorAsV5(refusal: Refusal): unknown {
  switch (refusal.code) {
    case "parameter_missing":
      return refusal.means === "other" ? null : invalid(`${NAMES[refusal.means]} parameter is required.`);
    case "date_malformed":
      return invalid(`${NAMES[refusal.means]} parameter must be in the format yyyy-mm-dd.`);
    case "enedis_invalid_request":
      return INVALID_REQUESTS.get(errorCode(refusal.upstream.body)) ?? refusal.upstream.body;
    default:
      return SENTENCES[refusal.code] ?? ("upstream" in refusal ? refusal.upstream.body : null);
  }
}
