import type { ProblemDocument, Rest } from "./api.ts";

/** What is known of a failure; only `code` and `title` always are. */
export interface ProblemMembers extends Partial<Omit<ProblemDocument, "code" | "title">> {
  readonly code: string;
  readonly title: string;
  readonly retryAfterSeconds?: number | null;
}

/**
 * Why there is no answer: a problem document of the gateway (RFC 9457), an error of OAuth by its name, or one of ours, such as
 * `unreachable` and `unexpected_answer`.
 * Programs compare `code`; people read `message`.
 */
export class ConsoProblem extends Error {
  override readonly name = "ConsoProblem";
  readonly code: string;
  readonly title: string;
  readonly detail: string | null;
  /** What to do. */
  readonly remedy: string | null;
  /** `null`: there was no answer. */
  readonly status: number | null;
  /** Who has to act. */
  readonly origin: ProblemDocument["origin"] | null;
  /** Whether the same request can succeed later. */
  readonly retryable: boolean;
  /** `null`: the answer names no time. */
  readonly retryAfterSeconds: number | null;
  /** The number to quote when reporting it. */
  readonly incident: string | null;

  constructor(members: ProblemMembers, options?: ErrorOptions) {
    const { code, title, detail = null, remedy = null } = members;
    super([title, detail, remedy].filter((part) => part !== null).join(" "), options);
    this.code = code;
    this.title = title;
    this.detail = detail;
    this.remedy = remedy;
    this.status = members.status ?? null;
    this.origin = members.origin ?? null;
    this.retryable = members.retryable ?? false;
    this.retryAfterSeconds = members.retryAfterSeconds ?? null;
    this.incident = members.instance ?? null;
  }
}

/** The problem that an answer is. A proxy in between answers in words of its own. */
export async function problemOf(response: Response): Promise<ConsoProblem> {
  const retryAfterSeconds = secondsOf(response.headers.get("retry-after"));
  const document = parsed(await response.text().catch(() => ""));
  if (isProblem(document)) return new ConsoProblem({ ...document, retryAfterSeconds });
  const { status } = response;
  if (OAUTH_STATUSES.has(status) && isOAuthError(document)) {
    return new ConsoProblem({
      code: document.error,
      title: document.error_description ?? "The gateway refused.",
      status,
      retryAfterSeconds,
    });
  }
  return new ConsoProblem({
    code: "unexpected_answer",
    title: `Status ${status} without the gateway's own words.`,
    status,
    retryable: retryAfterSeconds !== null,
    retryAfterSeconds,
  });
}

/** No answer came, or it broke off. */
export const unreachable = (cause: unknown): ConsoProblem =>
  new ConsoProblem({ code: "unreachable", title: "The gateway cannot be reached.", retryable: true }, { cause });

/** An answer that ended early: the gateway says when to go on. */
export const stopped = ({ code, start, retry_after_seconds }: Rest): ConsoProblem =>
  new ConsoProblem({
    code,
    title: `The reading stopped at ${start}.`,
    retryable: true,
    retryAfterSeconds: retry_after_seconds,
  });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isProblem = (document: unknown): document is ProblemDocument =>
  typeof document === "object" && document !== null && "code" in document && "title" in document;

/** RFC 6749 §5.2. */
const OAUTH_STATUSES = new Set([400, 401]);
const isOAuthError = (document: unknown): document is { readonly error: string; readonly error_description?: string } =>
  typeof document === "object" && document !== null && "error" in document && typeof document.error === "string";

/** The gateway counts seconds; a date is a proxy's. */
function secondsOf(header: string | null): number | null {
  const seconds = Number(header ?? Number.NaN);
  return Number.isInteger(seconds) && seconds >= 0 ? seconds : null;
}
