import { v5Words } from "../../shared/measures/error-words-v5.ts";
import { REFUSALS_EN, REFUSALS_FR } from "../../shared/refusals/program-texts.ts";
import type { Refusal, RefusalCode } from "../../shared/refusals/refusal.ts";
import { SAMPLES } from "../../shared/refusals/samples.ts";
import { type Contract, resolveStatus } from "../../shared/refusals/statuses.ts";
import { type Texts, wordRefusal } from "../../shared/refusals/text.ts";

/** How a narrowed token is told what it would take. */
const NARROWED = '`WWW-Authenticate` says which `scope` it takes, with `error="insufficient_scope"`';

/** Each status a data route may answer with, and what it means there. */
const MEANINGS: Readonly<Record<string, string>> = {
  "400": "The request is incorrect, or carries no `Authorization` header: no call was spent on it.",
  "401": `The token is invalid, expired or revoked, does not open this meter, or was narrowed: ${NARROWED}.`,
  "403": "Enedis finds no consent, or the request reached a data centre outside the EU.",
  "404": "Enedis has no reading for this meter and period.",
  "405": "These addresses are only read.",
  "429": "The shared quota is taken. `Retry-After` is an appointment: a place is kept for you then.",
  "500": "Enedis's technical error, or a fault of the gateway: see `origin`.",
  "502": "Enedis gave no usable answer.",
  "503": "Enedis, or the gateway, is briefly unavailable.",
  "504": "Enedis did not answer in time.",
};

/** Of those that programs are told, which are all that is asked for here. */
const ENGLISH = REFUSALS_EN as Texts<Refusal>;

/** About no address of the API. */
const NOWHERE: readonly RefusalCode[] = ["route_not_found"];

/** Of new tokens, and the bodies that ask for them: nothing is read with one. */
const OF_NEW_TOKENS: readonly RefusalCode[] = [
  "body_too_large",
  "body_malformed",
  "name_malformed",
  "scope_widened",
  "scopes_disjoint",
  "meters_too_many",
  "added_token_refused",
  "too_many_tokens",
];

/** The refusals of the data routes as `components.responses`, with an example of each code. */
export function refusalResponses(): Readonly<Record<string, object>> {
  const codes = (Object.keys(REFUSALS_EN) as RefusalCode[]).filter(
    (code) => ![...NOWHERE, ...OF_NEW_TOKENS].includes(code),
  );
  return Object.fromEntries(
    Object.entries(MEANINGS).map(([status, description]) => {
      const here = codes.filter((code) => String(resolveStatus(SAMPLES[code]).status) === status);
      return [nameOf(status), refusedWith(here, description)];
    }),
  );
}

/** A refusal of one operation: what it means there, and an example of each code it may carry. */
export function refusedWith(codes: readonly RefusalCode[], description: string, told: Told = {}): object {
  const examples = Object.fromEntries(
    codes.map((code) => [code, { summary: ENGLISH[code].title, value: example(code, told) }]),
  );
  const schema = { $ref: "#/components/schemas/Problem" };
  return { description, content: { "application/problem+json": { schema, examples } } };
}

/** How it is told: in which edition of the contract, and in whose words. */
interface Told {
  readonly edition?: Contract;
  readonly error?: string;
}

/** The same, by reference, for one operation. */
export const refusalReferences = (
  statuses: readonly string[] = Object.keys(MEANINGS),
): Readonly<Record<string, object>> =>
  Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${nameOf(status)}` }]));

const nameOf = (status: string): string => `Refused${status}`;

function example(code: RefusalCode, { edition, error }: Told): object {
  const sample = SAMPLES[code];
  const { status, origin, retryable } = resolveStatus(sample, edition);
  const { title, detail, remedy } = wordRefusal(ENGLISH, sample);
  return {
    type: `https://conso.example/documentation#${code}`,
    title,
    status,
    detail,
    instance: "urn:uuid:7d0f3a52-6c1e-4b0f-9a3e-2f1f0f5f6a10",
    code,
    origin,
    retryable,
    remedy,
    message: wordRefusal(REFUSALS_FR as Texts<Refusal>, sample).detail,
    error: error ?? v5Words(sample) ?? detail,
  };
}
