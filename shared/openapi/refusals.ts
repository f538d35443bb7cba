import { wordErrorAsV5 } from "../frozen/v5-error-words.ts";
import { impactMembers } from "../http/impact-error.ts";
import { REFUSALS_EN, REFUSALS_FR } from "../refusals/program-texts.ts";
import type { ProgramRefusal } from "../refusals/refusal.ts";
import type { Area } from "../refusals/rule.ts";
import { SAMPLES } from "../refusals/samples.ts";
import { type Api, codesOn, resolveStatus } from "../refusals/statuses.ts";
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
function codesByStatus(area: Area, api: Api): Map<string, ProgramCode[]> {
  const codes = codesOn(area) as ProgramCode[];
  return Map.groupBy(codes, (code) => String(resolveStatus(SAMPLES[code], api).status));
}

/** The refusals of the data routes as `components.responses`, with an example of each code. */
export function refusalResponses(): Readonly<Record<string, object>> {
  const codes = codesByStatus("frozen", "frozen");
  return Object.fromEntries(
    Object.entries(MEANINGS).map(([status, description]) => [
      nameOf(status),
      refusalAnswer(codes.get(status) ?? [], description, "frozen"),
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
  { error, isAboutImpacts = false }: Wire = {},
): Readonly<Record<string, object>> =>
  Object.fromEntries(
    [...codesByStatus(area, "v2")].map(([status, codes]) => {
      const titles = codes.map((code) => `${REFUSALS_EN[code].title}.`).join(" ");
      const spelling = isAboutImpacts ? "impact" : "v2";
      return [status, refusalAnswer(codes, meanings[status] ?? titles, spelling, status === "400" ? error : undefined)];
    }),
  );

interface Wire {
  /** The `error` member of a 400, where an RFC fixes it. */
  readonly error?: string | undefined;
  /** The routes that follow Ecobalyse: its members, in place of `error`. */
  readonly isAboutImpacts?: boolean;
}

/** How a refusal is written: with the statuses of the frozen API, with those of v2, or with Ecobalyse's members as well. */
type Spelling = Api | "impact";

/** A refusal of one operation: what it means there, and an example of each code it may carry. */
function refusalAnswer(
  codes: readonly ProgramCode[],
  description: string,
  spelling: Spelling,
  error?: string | undefined,
): object {
  const shown = (code: ProgramCode) =>
    error === undefined
      ? { $ref: `#/components/examples/${exampleName(code, spelling)}` }
      : exampleOf(code, spelling, { error });
  const schema = { $ref: `#/components/schemas/${spelling === "impact" ? "ImpactProblem" : "Problem"}` };
  const examples = Object.fromEntries(codes.map((code) => [code, shown(code)]));
  return { description, content: { "application/problem+json": { schema, examples } } };
}

const SPELLINGS: readonly Spelling[] = ["frozen", "v2", "impact"];

/** One example of each refusal in each spelling, as `components.examples`; operations refer to them. */
export const refusalExamples = (): Readonly<Record<string, object>> =>
  Object.fromEntries(
    (Object.keys(REFUSALS_EN) as ProgramCode[]).flatMap((code) =>
      SPELLINGS.map((spelling) => [exampleName(code, spelling), exampleOf(code, spelling)]),
    ),
  );

const exampleName = (code: ProgramCode, spelling: Spelling): string => `${spelling}.${code}`;

/** The refusals of a data route, by reference. */
export const refusalReferences = (): Readonly<Record<string, object>> =>
  Object.fromEntries(
    Object.keys(MEANINGS).map((status) => [status, { $ref: `#/components/responses/${nameOf(status)}` }]),
  );

const nameOf = (status: string): string => `Refused${status}`;

function exampleOf(code: ProgramCode, spelling: Spelling, fixed: { readonly error?: string } = {}): object {
  const sample: ProgramRefusal = SAMPLES[code];
  const { status, origin, retryable } = resolveStatus(sample, spelling === "frozen" ? "frozen" : "v2");
  const { title, detail, remedy } = wordRefusal(REFUSALS_EN, sample);
  const value = {
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
    ...(spelling === "impact"
      ? impactMembers(sample, detail, "en", "https://conso.example")
      : { error: fixed.error ?? wordErrorAsV5(sample) ?? detail }),
  };
  return { summary: title, value };
}
