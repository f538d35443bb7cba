import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import * as z from "zod/mini";
import { recordIncident } from "../refusals/incident-log.ts";
import { REFUSALS_EN, REFUSALS_FR } from "../refusals/program-texts.ts";
import type { Refusal } from "../refusals/refusal.ts";
import { type ResolvedStatus, resolveStatus, retryAfterSeconds } from "../refusals/statuses.ts";
import { type Texts, wordRefusal } from "../refusals/text.ts";
import { impactMembers, speaksOfImpacts } from "./impact-error.ts";
import { languageOf } from "./language.ts";
import { noteRefusal } from "./log-requests.ts";
import { originOf } from "./origin.ts";

/** What a contract puts in the `error` member, or `null` where it has no words for the refusal. */
export type Words = (refusal: Refusal) => unknown;

/** Answers a refusal, and logs it unless the caller has to act. */
export function refuse(c: Context, refusal: Refusal, words?: Words, incident: string = crypto.randomUUID()): Response {
  if (resolveStatus(refusal).origin !== "client") recordIncident(incident, refusal, Date.now());
  return problem(c, refusal, words, incident);
}

/**
 * The only place that turns a refusal into a response: RFC 9457, plus the three members the clients of the frozen API
 * read (`status`, `message`, `error`) and what a person or a machine can do about it (`code`, `origin`, `retryable`, `remedy`).
 */
export function problem(
  c: Context,
  refusal: Refusal,
  words: Words = () => null,
  incident: string = crypto.randomUUID(),
): Response {
  noteRefusal(c, refusal.code);
  const isAboutImpacts = speaksOfImpacts(c.req.path);
  const isFrozen = !isAboutImpacts && c.req.path.startsWith("/api/") && !c.req.path.startsWith("/api/v2/");
  const judged = resolveStatus(refusal, isFrozen ? "frozen" : "v2");
  // Consent refusals are shown as pages, so their texts are not imported here.
  const french = wordRefusal(REFUSALS_FR as Texts<Refusal>, refusal);
  const language = languageOf(c) === "en" && refusal.code in REFUSALS_EN ? "en" : "fr";
  const wording = language === "en" ? wordRefusal(REFUSALS_EN as Texts<Refusal>, refusal) : french;
  const origin = originOf(c);
  const body = {
    type: `${origin}/documentation#${refusal.code}`,
    title: wording.title,
    status: judged.status,
    detail: wording.detail,
    instance: `urn:uuid:${incident}`,
    code: refusal.code,
    origin: judged.origin,
    retryable: judged.retryable,
    remedy: wording.remedy,
    message: french.detail,
    ...(isAboutImpacts
      ? impactMembers(refusal, wording.detail, language, origin)
      : { error: words(refusal) ?? wording.detail }),
  };
  // Through the context, so that headers set earlier (the budgets) are sent too.
  const status = judged.status as ContentfulStatusCode;
  return c.body(JSON.stringify(body), status, headersOf(refusal, judged, language));
}

function headersOf(refusal: Refusal, judged: ResolvedStatus, language: string): Record<string, string> {
  const { status, origin, retryAfterMs } = judged;
  return {
    "content-type": "application/problem+json",
    "content-language": language,
    "cache-control": "no-store",
    vary: "Accept-Language, Authorization",
    ...((status === 401 || refusal.code === "scope_insufficient") && { "www-authenticate": challenge(refusal) }),
    ...(retryAfterMs !== null && { "retry-after": `${retryAfterSeconds(retryAfterMs)}` }),
    ...(refusal.code === "method_not_allowed" && { allow: refusal.allow }),
    ...(origin === "enedis" && { "proxy-status": proxyStatus(refusal, judged) }),
  };
}

/** RFC 6750 §3: what is wrong with the token, and no error code when none was sent. */
function challenge(refusal: Refusal): string {
  const realm = 'Bearer realm="conso-api"';
  if (refusal.code === "authorization_missing") return realm;
  if (refusal.code === "scope_insufficient") return `${realm}, error="insufficient_scope", scope="${refusal.needed}"`;
  return `${realm}, error="invalid_token"`;
}

/** RFC 9209: tells programs whether the gateway or Enedis failed. The error types are those of its registry (§2.3). */
function proxyStatus(refusal: Refusal, { upstream }: ResolvedStatus): string {
  const own: Partial<Record<Refusal["code"], string>> = {
    enedis_timeout: "http_response_timeout",
    enedis_unreachable: "connection_terminated",
    enedis_malformed_answer: "http_protocol_error",
    enedis_oversized_answer: "http_response_body_size",
    enedis_down: "destination_unavailable",
    enedis_token_unavailable: "destination_unavailable",
  };
  const error = own[refusal.code];
  const parts = ["conso-api", "next-hop=enedis"];
  if (error !== undefined) parts.push(`error=${error}`);
  if (upstream !== null) parts.push(`received-status=${upstream.status}`);
  return [...parts, `details="${refusal.code}"`].join("; ");
}

const described = (description: string) => z.string().check(z.meta({ description }));

const MEMBERS = () => ({
  type: z.url().check(z.meta({ description: "Where this refusal is explained." })),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: described("The number of this incident, to quote when reporting it."),
  code: described("Stable; what a program compares."),
  origin: z.enum(["client", "gateway", "enedis"]).check(z.meta({ description: "Who has to act." })),
  retryable: z.boolean().check(z.meta({ description: "Whether the same request can succeed later." })),
  remedy: described("What to do, in French or, by `Accept-Language`, in English."),
  message: described("A French sentence, for the clients of the frozen API."),
});

/** The schema of every problem document. A function: only the documentation calls it. */
export const problemSchema = () =>
  z
    .object({
      ...MEMBERS(),
      error: z
        .unknown()
        .check(
          z.meta({ description: "Enedis's own words where it spoke or would have; otherwise the same as `detail`." }),
        ),
    })
    .check(z.meta({ description: "RFC 9457 problem details, with what the frozen API's clients read." }));

/** The same on the routes that follow Ecobalyse. */
export const impactProblemSchema = () =>
  z
    .object({
      ...MEMBERS(),
      error: z
        .record(z.string(), z.string())
        .check(z.meta({ description: "A sentence for each field at fault; `general` when it is about none." })),
      documentation: described("Where to look further."),
    })
    .check(z.meta({ description: "RFC 9457 problem details, with what Ecobalyse's clients read." }));
