import * as z from "zod/mini";
import type { EnedisRefusal, EnedisRefusalCode } from "../refusals/refusal.ts";
import { parseJson } from "./json.ts";
import { retryAfterMs } from "./retry-after.ts";
import { upstreamError } from "./upstream-error.ts";

/** Every error code that Enedis documents or has been seen to send, and its meaning for a caller. */
const BY_CODE = known({
  // The measure backend. Recorded answers of 2026 still have the codes of v5.
  NO_DATA_FOUND: "enedis_no_data",
  "STM-ERR-0000014": "enedis_no_data",
  "STM-ERR-0000020": "enedis_no_data",
  "ADAM-DC-0008": "enedis_no_consent",
  UNAUTHORIZED_USER: "enedis_no_consent",
  "ADAM-ERR0191": "enedis_no_consent", // no ACCES service subscribed for the period
  "ADAM_ADAM-ERR0191": "enedis_no_consent",
  "ADAM-DC-0007": "enedis_not_holder", // 403; 400 since July 2026, then often a consent that is not recorded yet
  "ADAM-ERR0061": "enedis_not_holder",
  "STM-ERR-0000019": "enedis_not_holder", // a 404, but about the person: no data would be the wrong remedy
  "ADAM-ERR0069": "enedis_wrong_direction",
  "ADAM-ERR0075": "enedis_load_curve_off",
  "ADAM-ERR0123": "enedis_before_activation",
  "ADAM-ERR0155": "enedis_no_such_point", // also of meters whose contract it knows: cut off, or not read remotely
  INVALID_REQUEST: "enedis_invalid_request",
  "ADAM-ERR0002": "enedis_invalid_request",
  "ADAM-ERR0125": "enedis_invalid_request",
  "ADAM-ERR0126": "enedis_invalid_request",
  "ADAM-DC-0009": "enedis_invalid_request",
  "ADAM-DC-0015": "enedis_invalid_request",
  "ADAM-DC-0016": "enedis_invalid_request",
  TECHNICAL_ERROR: "enedis_technical_error",
  "INTERNAL SERVER ERROR": "enedis_technical_error",
  "ADAM-DC-0500": "enedis_technical_error",
  "STM-ERR-0000001": "enedis_technical_error",
  UNKERROR_002: "enedis_technical_error",
  // The gateway in front of it (WSO2 API Manager).
  "900908": "enedis_not_subscribed",
  "900805": "enedis_not_subscribed", // blocked: the application, not the person
  "900906": "enedis_unknown", // a 404 of the gateway: no such resource, which says nothing about data
  "900801": "enedis_unavailable",
  "101503": "enedis_unavailable",
  "101504": "enedis_unavailable",
  "101505": "enedis_unavailable",
  "303001": "enedis_unavailable",
});

/** Of the gateway in front of Enedis's backend: too many calls, and our application's token. */
const THROTTLES = ["900800", "900802", "900803", "900804", "900806", "900807", "900809"];
const TOKEN_CODES = ["900901", "900902", "900903"];

/** An error of Enedis without a code, which is most often a page of a proxy. */
const NO_CODE = "none";

/** Every code that an error of Enedis may be counted under. */
export const ENEDIS_CODES: readonly string[] = [...BY_CODE.keys(), ...THROTTLES, ...TOKEN_CODES, NO_CODE];

/** The code in the body of an error of Enedis, as it sent it; it may be one that we do not know. */
export const codeIn = (text: string): string => errorCode(parseJson(text))?.toUpperCase() ?? NO_CODE;

/** The Swaggers of 2026 document `{code, message}` without a single code: only their sentences are known. */
const BY_SENTENCE = known({
  "Pas de mesure trouvée pour ce point": "enedis_no_data",
  "Demande non recevable : point inexistant": "enedis_no_such_point",
  "Pas de services souscrits, le flux est stoppé": "enedis_no_consent", // the contract routes
  "Le client n'est pas autorisé pour le point demandé": "enedis_no_consent",
  "Le client n'est pas titulaire du point demandé": "enedis_not_holder",
  "Le paramètre usage_point_id est obligatoire": "enedis_invalid_request",
  "Problème technique dans l'interrogation du SI coeur": "enedis_technical_error",
});

/** The refusal for an answer of Enedis that is not a success. `text` is its body, whatever its content type. */
export function enedisRefusal(status: number, text: string, nowMs: number): EnedisRefusal {
  const upstream = upstreamError(status, text);
  const { code, sentence } = errorIn(parseJson(text));

  // A redirect, a 204: neither data nor an error.
  if (status < 400) return { code: "enedis_malformed_answer" };
  if (status === 429) return { code: "enedis_quota", upstream, retryAfterMs: retryAfterMs(code, text, nowMs) };
  // This is about our application's token, never about the caller's.
  if (status === 401) return { code: "enedis_token_unavailable" };

  return { code: findMeaning(code, sentence) ?? byStatus(status, upstream.body === null || code !== null), upstream };
}

/** The status that Enedis documents for each meaning. */
const DOCUMENTED_STATUS: Readonly<Record<EnedisRefusalCode, number>> = {
  enedis_no_data: 404,
  enedis_no_consent: 403,
  enedis_not_holder: 403,
  enedis_wrong_direction: 400,
  enedis_load_curve_off: 400,
  enedis_before_activation: 400,
  enedis_no_such_point: 400,
  enedis_invalid_request: 400,
  enedis_not_subscribed: 403,
  enedis_technical_error: 500,
  enedis_unavailable: 503,
  enedis_unknown: 404,
};

/** Longer than any error of Enedis; readings that are shorter name no error. */
const LONGEST_ERROR = 2_000;

/** The refusal in the body of a 200 that is one of Enedis's errors, with the status it should have had; `null`: it is none. */
export function refusalInSuccess(text: string): EnedisRefusal | null {
  if (text.length > LONGEST_ERROR || !/"(error|code)"/.test(text)) return null;
  const { code, sentence } = errorIn(parseJson(text));
  const meaning = findMeaning(code, sentence);
  return meaning === undefined ? null : { code: meaning, upstream: upstreamError(DOCUMENTED_STATUS[meaning], text) };
}

/**
 * Whether a 5xx is the backend's own `technical_error` about one request: some meters and fresh consents always answer so. It
 * says nothing about other meters. An outage answers a page or a text of a proxy, or nothing.
 */
export function isPersonalError(text: string): boolean {
  const { code, sentence } = errorIn(parseJson(text));
  return findMeaning(code, sentence) === "enedis_technical_error";
}

const findMeaning = (code: string | null, sentence: string | null): EnedisRefusalCode | undefined =>
  BY_CODE.get(code?.toUpperCase() ?? "") ?? BY_SENTENCE.get(sentence?.replace(/\.$/, "") ?? "");

/** For a body without any code or sentence we know. `itsOwn`: it has the form of Enedis's backend, or is empty. */
function byStatus(status: number, itsOwn: boolean): EnedisRefusalCode {
  // A proxy's 404 page is an outage: reading it as "no data" would make people look for a fault of their own.
  if (status === 404 && itsOwn) return "enedis_no_data";
  if (status === 500) return "enedis_technical_error";
  if (status > 500) return "enedis_unavailable";
  return "enedis_unknown";
}

/** Our application's token is refused (unknown, missing, expired): one retry with a new one is worthwhile. */
export const isExpiredToken = (status: number, text: string): boolean =>
  status === 401 && TOKEN_CODES.includes(errorCode(parseJson(text)) ?? "");

const word = z.nullish(z.union([z.string(), z.number()]));
const error = z.object({ code: word, error: word, message: word, error_description: word });

/** `{fault: {…}}` until mid-2026, flat since; `{error, …}` from the backend; the Swagger also defines a list. */
const errorBody = z.union([
  z.pipe(
    z.object({ fault: error }),
    z.transform(({ fault }) => fault),
  ),
  z.pipe(
    z.array(error).check(z.minLength(1)),
    z.transform(([first]) => first),
  ),
  error,
]);

/** The code of an Enedis error, in any of the forms it has used. Codes were numbers before they were text. */
export const errorCode = (body: unknown): string | null => errorIn(body).code;

function errorIn(body: unknown): { readonly code: string | null; readonly sentence: string | null } {
  const { code, error, message, error_description } = errorBody.safeParse(body).data ?? {};
  return { code: asText(code ?? error), sentence: asText(error_description ?? message) };
}

/** A map, not an object: a code like `constructor` must find nothing. */
function known(meanings: Readonly<Record<string, EnedisRefusalCode>>): ReadonlyMap<string, EnedisRefusalCode> {
  return new Map(Object.entries(meanings));
}

const asText = (value: string | number | null | undefined): string | null => (value == null ? null : String(value));
