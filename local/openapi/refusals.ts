import { verdict } from "../../shared/catalogue.ts";
import type { RefusalCode } from "../../shared/refusal.ts";
import { SAMPLES } from "../../shared/refusal-samples.ts";
import { REFUSALS_EN } from "../../shared/texts/refusals.en.ts";
import { REFUSALS_FR } from "../../shared/texts/refusals.fr.ts";
import { say, type Texts } from "../../shared/texts/texts.ts";
import { v5Words } from "../../shared/v5/words.ts";
import { NARROWED } from "./tokens.ts";

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

/** Shown to people as pages, or about no address of the API. */
const isElsewhere = (code: RefusalCode): boolean => !(code in REFUSALS_EN) || code === "route_not_found";

/** Of those that programs are told, which are all that is asked for here. */
const ENGLISH = REFUSALS_EN as Texts;

/** The refusals of the data routes as `components.responses`, with an example of each code. */
export function refusalResponses(): Readonly<Record<string, object>> {
  const codes = (Object.keys(SAMPLES) as RefusalCode[]).filter((code) => !isElsewhere(code));
  return Object.fromEntries(
    Object.entries(MEANINGS).map(([status, description]) => {
      const here = codes.filter((code) => String(verdict(SAMPLES[code]).status) === status);
      const examples = Object.fromEntries(here.map((code) => [code, { summary: titleOf(code), value: example(code) }]));
      const schema = { $ref: "#/components/schemas/Problem" };
      return [nameOf(status), { description, content: { "application/problem+json": { schema, examples } } }];
    }),
  );
}

/** The same, by reference, for one operation. */
export const refusalReferences = (
  statuses: readonly string[] = Object.keys(MEANINGS),
): Readonly<Record<string, object>> =>
  Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${nameOf(status)}` }]));

const nameOf = (status: string): string => `Refused${status}`;
const titleOf = (code: RefusalCode): string => ENGLISH[code].title;

function example(code: RefusalCode): object {
  const sample = SAMPLES[code];
  const { status, origin, retryable } = verdict(sample);
  const { title, detail, remedy } = say(ENGLISH, sample);
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
    message: say(REFUSALS_FR as Texts, sample).detail,
    error: v5Words(sample) ?? detail,
  };
}
