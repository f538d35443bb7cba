import { Hono } from "hono/tiny";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import { answerHead } from "../../../shared/http/head-answer.ts";
import { onlyParameters } from "../../../shared/http/known-parameters.ts";
import { languageOf } from "../../../shared/http/language.ts";
import { refuse } from "../../../shared/http/problem.ts";
import { limitRequests, type SourceChecks, sourceOf } from "../../../shared/http/source.ts";
import type { Operation } from "../../../shared/openapi/operation.ts";
import { diagnosisBody } from "./body.ts";
import { diagnosisOperation } from "./description.ts";
import { gatherFacts } from "./gather.ts";
import { DIAGNOSIS_PARAMETERS, readDiagnosisRequest } from "./request.ts";

/**
 * `GET /api/v2/diagnosis?prm&measure&start&end`: why are there no readings? Walks the chain from the token to Enedis with at most
 * four calls, and answers one verdict with its remedy. An incident that is not the caller's to solve is logged by its number.
 */
export const diagnosis = (checks: SourceChecks): Hono<AppEnv> =>
  new Hono<AppEnv>().all("/", ...checks, limitRequests, onlyParameters(DIAGNOSIS_PARAMETERS), async (c) => {
    const source = sourceOf(c);
    const nowMs = Date.now();
    const request = readDiagnosisRequest(c, nowMs);
    if (!request.ok) return refuse(c, request.refusal);
    const head = await answerHead(c, () => source.tokenStatus([request.value.usagePointId]));
    if (head !== null) return head;
    const facts = await gatherFacts(c, request.value, nowMs);
    if (!facts.ok) return refuse(c, facts.refusal);

    const incident = crypto.randomUUID();
    const language = languageOf(c);
    const { body, refusal } = diagnosisBody({
      facts: facts.value,
      usagePointId: request.value.usagePointId,
      language,
      incident,
    });
    if (refusal !== null && body.origin !== "client") source.record(incident, refusal, nowMs);
    return c.json(body, 200, {
      "cache-control": "private, no-store",
      "content-language": language,
      vary: "Accept-Language, Authorization",
      ...(body.retry_after_seconds !== null && { "retry-after": `${body.retry_after_seconds}` }),
    });
  });

export const describeDiagnosis = (): Operation => diagnosisOperation();
