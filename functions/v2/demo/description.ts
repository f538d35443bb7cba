import { type Operation, TAGS } from "../../../shared/openapi/operation.ts";
import { refusalsOn } from "../../../shared/openapi/refusals.ts";

const V2 = "/api/v2/";

/** The operation of the invented home for one of v2: the same parameters and answers, without a token. */
export function overInventedHome(operation: Operation): Operation {
  const { path, operationId, summary, responses } = operation;
  const refusals = refusalsOn("demo");
  return {
    ...operation,
    path: path.replace(V2, `${V2}demo/`),
    operationId: `demo_${operationId}`,
    tag: TAGS.demo,
    summary: `${summary}, invented`,
    description: `What \`${path}\` answers, for an invented home. Nothing is asked of Enedis; an address has 120 requests in a minute.`,
    isPublic: true,
    // A refusal is left out where the operation itself has none of that status.
    responses: Object.fromEntries(
      Object.entries(responses).flatMap(([status, response]) => {
        const answer = Number(status) < 400 ? response : refusals[status];
        return answer === undefined ? [] : [[status, answer]];
      }),
    ),
  };
}
