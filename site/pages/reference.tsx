import { REFERENCE as TEXTS } from "#words/reference";
import type { Document } from "../../shared/pages/document.tsx";
import { Rich } from "../../shared/pages/rich.tsx";

interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly description?: string;
}

interface Operation {
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly security?: readonly unknown[];
  readonly responses: Readonly<Record<string, Response>>;
}

/** What one status means, or where that stands. */
interface Response {
  readonly description?: string;
  readonly $ref?: string;
}

/** The part of our OpenAPI document that the page shows without Swagger UI. */
export interface OpenApi {
  readonly components: { readonly responses: Readonly<Record<string, Response>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/**
 * `/documentation/api`: every operation at a glance, and Swagger UI on demand, because it weighs ten times as much as
 * everything else here.
 */
export const reference = (document: OpenApi): Document => ({
  path: "/documentation/api",
  title: TEXTS.title,
  description: TEXTS.description,
  scripts: ["/scripts/reference.js"],
  content: (
    <>
      <div class="page-head">
        <h1>{TEXTS.title}</h1>
        <p class="lead">
          <Rich text={TEXTS.lead} />
        </p>
        <p>
          <Rich text={TEXTS.document} />
        </p>
        <div id="offer" data-opening={TEXTS.opening} data-failed={TEXTS.failed} data-choice={TEXTS.choice}>
          <div class="row">
            <button type="button" data-document="/documentation/api.json">
              {TEXTS.open}
            </button>
            <button type="button" class="quiet" data-document="/documentation/api-v1.0.0.json">
              {TEXTS.openFrozen}
            </button>
          </div>
          <p class="hint" role="status">
            {TEXTS.openHint}
          </p>
        </div>
      </div>
      <div id="interactive" />
      <div id="glance">
        {groups(document).map(([title, operations]) => (
          <section>
            <h2>{title}</h2>
            {operations.map((operation) => (
              <OneOperation {...operation} />
            ))}
          </section>
        ))}
      </div>
    </>
  ),
});

interface AddressedOperation extends Omit<Operation, "responses"> {
  /** What each status means. */
  readonly statuses: readonly (readonly [string, string])[];
  readonly path: string;
  readonly method: string;
}

const OneOperation = ({ path, method, summary, parameters = [], security, statuses }: AddressedOperation) => (
  <details class="operation">
    <summary>
      <span class="tag ok">{method.toUpperCase()}</span> <code>{path}</code>{" "}
      <span class="soft">
        <Rich text={summary} />
      </span>
    </summary>
    {security?.length === 0 && <p class="hint">{TEXTS.free}</p>}
    <dl>
      {parameters.map(({ name, required, description }) => (
        <>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            <Rich text={description ?? ""} /> {required && <span class="tag">{TEXTS.required}</span>}
          </dd>
        </>
      ))}
    </dl>
    <h3>{TEXTS.answers}</h3>
    <dl>
      {statuses.map(([status, meaning]) => (
        <>
          <dt>
            <code>{status}</code>
          </dt>
          <dd>
            <Rich text={meaning} />
          </dd>
        </>
      ))}
    </dl>
  </details>
);

/** The stable API comes first; an operation belongs to the first group whose prefix matches. */
function groups({ paths, components }: OpenApi): [string, AddressedOperation[]][] {
  const meaningOf = ({ $ref = "", description }: Response): string =>
    description ?? components.responses[$ref.slice($ref.lastIndexOf("/") + 1)]?.description ?? "";
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses, ...operation }]) => {
      const statuses = Object.entries(responses).map(([status, response]) => [status, meaningOf(response)] as const);
      return { ...operation, path, method, statuses };
    }),
  );
  const groupOf = (path: string) => TEXTS.groups.find(([beginning]) => path.startsWith(beginning))?.[1];
  return TEXTS.groups
    .toReversed()
    .map(([, title]): [string, AddressedOperation[]] => [
      title,
      operations.filter(({ path }) => groupOf(path) === title),
    ])
    .filter(([, listed]) => listed.length > 0);
}
