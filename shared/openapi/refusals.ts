import { wordErrorAsV5 } from "../frozen/v5-error-words.ts";
import { impactMembers } from "../http/impact-error.ts";
import { REFUSALS_EN, REFUSALS_FR } from "../refusals/program-texts.ts";
import type { ProgramRefusal } from "../refusals/refusal.ts";
import type { Area } from "../refusals/rule.ts";
import { SAMPLES } from "../refusals/samples.ts";
import { type Contract, codesOn, resolveStatus } from "../refusals/statuses.ts";
import { wordRefusal } from "../refusals/text.ts";

type ProgramCode = ProgramRefusal["code"];

/** What it takes to read with a narrowed token. */
const NARROWED = '`WWW-Authenticate` names the `scope` it takes, with `error="insufficient_scope"`';

/** Each status a data route may answer with, and what it means there. */
const MEANINGS: Readonly<Record<string, string>> = {
  "400": "The request is incorrect, or carries no `Authorization` header: no call was spent on it.",
  "401": `The token is invalid, expired or revoked, does not open this meter, or was narrowed: ${NARROWED}.`,
  "403": "Enedis finds no consent, or the request reached a data centre outside the EU, or came without TLS.",
  "404": "Enedis has no reading for this meter and period.",
  "405": "These addresses only accept GET and HEAD.",
  "429":
    "A quota or a limit is reached, see `code`. With `quota_shared`, `Retry-After` is an appointment: a place is kept for you then.",
  "500": "A technical error of Enedis, or a fault of the gateway: see `origin`.",
  "502": "Enedis gave no usable answer.",
  "503": "Enedis, or the gateway, is briefly unavailable.",
  "504": "Enedis did not answer in time.",
};

/** The codes of an area that a program can meet, by the status that they have there. */
function codesByStatus(area: Area, contract: Contract): Map<string, ProgramCode[]> {
  const codes = codesOn(area) as ProgramCode[];
  return Map.groupBy(codes, (code) => String(resolveStatus(SAMPLES[code], contract).status));
}

/** The refusals of the data routes as `components.responses`, with an example of each code. */
export function refusalResponses(): Readonly<Record<string, object>> {
  const codes = codesByStatus("frozen", "frozen");
  return Object.fromEntries(
    Object.entries(MEANINGS).map(([status, description]) => [
      nameOf(status),
      refusalAnswer(codes.get(status) ?? [], description),
    ]),
  );
}

/**
 * The refusals of an operation under `/api/v2` by status, with an example of each code that can occur there. `meanings` words a status
 * for this operation; a status without words lists the titles of its codes.
 */
export const refusalsOn = (
  area: Area,
  meanings: Readonly<Record<string, string>> = {},
  wire: Wire = {},
): Readonly<Record<string, object>> =>
  Object.fromEntries(
    [...codesByStatus(area, "v2")].map(([status, codes]) => {
      const titles = codes.map((code) => `${REFUSALS_EN[code].title}.`).join(" ");
      const error = status === "400" ? wire.error : undefined;
      return [status, refusalAnswer(codes, meanings[status] ?? titles, { ...wire, contract: "v2", error })];
    }),
  );

interface Wire {
  readonly contract?: Contract;
  /** The `error` member of a 400, where an RFC fixes it. */
  readonly error?: string | undefined;
  /** Ecobalyse's members, in place of `error`. */
  readonly isAboutImpacts?: boolean;
}

/** A refusal of one operation: what it means there, and an example of each code it may carry. */
function refusalAnswer(codes: readonly ProgramCode[], description: string, wire: Wire = {}): object {
  const examples = Object.fromEntries(
    codes.map((code) => [code, { summary: REFUSALS_EN[code].title, value: example(code, wire) }]),
  );
  const schema = { $ref: "#/components/schemas/Problem" };
  return { description, content: { "application/problem+json": { schema, examples } } };
}

/** The refusals of a data route, by reference. */
export const refusalReferences = (): Readonly<Record<string, object>> =>
  Object.fromEntries(
    Object.keys(MEANINGS).map((status) => [status, { $ref: `#/components/responses/${nameOf(status)}` }]),
  );

const nameOf = (status: string): string => `Refused${status}`;

function example(code: ProgramCode, { contract, error, isAboutImpacts = false }: Wire): object {
  const sample: ProgramRefusal = SAMPLES[code];
  const { status, origin, retryable } = resolveStatus(sample, contract);
  const { title, detail, remedy } = wordRefusal(REFUSALS_EN, sample);
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
    message: wordRefusal(REFUSALS_FR, sample).detail,
    ...(isAboutImpacts
      ? impactMembers(sample, detail, "en", "https://conso.example")
      : { error: error ?? wordErrorAsV5(sample) ?? detail }),
  };
}
