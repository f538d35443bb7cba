import {
  countField,
  countsField,
  type Fields,
  incidentField,
  listField,
  millisecondsField,
  minuteField,
  statusField,
  wordField,
} from "../logs/fields.ts";
import { isPlace, MOST_PLACES } from "../logs/places.ts";
import { isRefusalCode } from "./statuses.ts";

/** What a bug may be called: kinds of errors of the platform, and of values that are no error. */
const BUGS = new Set([
  ...["Error", "TypeError", "RangeError", "SyntaxError", "ReferenceError", "EvalError", "URIError", "AggregateError"],
  ...["AbortError", "TimeoutError", "NetworkError", "DataCloneError", "InvalidStateError", "OperationError"],
  ...["string", "number", "bigint", "boolean", "symbol", "undefined", "object", "function"],
]);

/** Any other kind: its name might come from anywhere. */
export const OTHER_BUG = "other";

/** What a bug is called in the log. */
export const bugName = (error: unknown): string => {
  const name = error instanceof Error ? error.name : typeof error;
  return BUGS.has(name) ? name : OTHER_BUG;
};

const DATASETS = new Set(["eco2mix-national-tr", "eco2mix-national-cons-def"]);
const ROW_FAULTS = new Set(["malformed", "vintage", "off_grid", "outside", "ahead"]);
const ORIGINS = new Set(["client", "gateway", "enedis"]);

/** How a request ended: with an answer, a refusal by its code, or a page that refuses. */
export const ENDINGS = new Set(["ok", "refused"]);

/** Every kind of line, with its fields (`docs/logs.md`). */
export const LINES = {
  incident: {
    incident: incidentField,
    code: wordField(isRefusalCode),
    status: statusField,
    upstream: statusField,
    skipped: countField,
  },
  bug: {
    incident: incidentField,
    bug: wordField((word) => BUGS.has(word) || word === OTHER_BUG),
    at: listField(MOST_PLACES, isPlace),
    skipped: countField,
  },
  /** Its sentence is made of a variable's name and our own words (`shared/config/`), never of a value. */
  configuration: { incident: incidentField, wrong: (value) => typeof value === "string", skipped: countField },
  dropped_rows: {
    dataset: wordField((word) => DATASETS.has(word)),
    dropped: countsField((word) => ROW_FAULTS.has(word)),
  },
} as const satisfies Readonly<Record<string, Fields>>;

/** The line of a request, where an operator switched it on. The addresses of our routes are the words of `route`. */
export const requestFields = (routes: ReadonlySet<string>): Fields => ({
  minute: minuteField,
  route: wordField((word) => routes.has(word)),
  outcome: wordField((word) => ENDINGS.has(word) || isRefusalCode(word)),
  status: statusField,
  origin: wordField((word) => ORIGINS.has(word)),
  waited_ms: millisecondsField,
  upstream_calls: countField,
});
