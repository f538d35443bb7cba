import type { ConsoProblem } from "../library/problem.ts";

/** What scripts may rely on; `--help` lists them. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  token: 3,
  nothing: 4,
  incomplete: 5,
  /** `EX_TEMPFAIL` of sysexits.h. */
  later: 75,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Codes that say more than the status they come with. */
const BY_CODE: ReadonlyMap<string, ExitCode> = new Map([
  ["period_in_future", EXIT.nothing],
  ["access_denied", EXIT.token],
  ["invalid_grant", EXIT.failed],
  ["pairing_not_offered", EXIT.token],
]);

/** The exit code of a problem. */
export function exitCodeOf({ code, status, retryable }: ConsoProblem): ExitCode {
  const named = BY_CODE.get(code);
  if (named !== undefined) return named;
  if (status === 401 || status === 403) return EXIT.token;
  if (status === 404) return EXIT.nothing;
  if (status === 400) return EXIT.usage;
  return retryable ? EXIT.later : EXIT.failed;
}
