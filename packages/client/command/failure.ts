import { ConsoProblem } from "../library/problem.ts";
import { EXIT, type ExitCode, exitCodeOf } from "./exit-code.ts";
import type { Words } from "./words.en.ts";

/** A failure of the command itself, worded by `words.failures`. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
  readonly reason: keyof Words["failures"];
  readonly exitCode: ExitCode;

  constructor(reason: keyof Words["failures"], exitCode: ExitCode = EXIT.usage) {
    super(reason);
    this.reason = reason;
    this.exitCode = exitCode;
  }
}

/** What to print about a failure, and the exit code; `null`: it is a bug of ours. */
export function worded(error: unknown, words: Words): { readonly text: string; readonly exitCode: ExitCode } | null {
  if (error instanceof CommandFailure) return { text: words.failures[error.reason], exitCode: error.exitCode };
  if (!(error instanceof ConsoProblem)) return null;
  const { code, status, retryAfterSeconds } = error;
  const own = code in words.failures ? words.failures[code as keyof Words["failures"]] : null;
  const said = own ?? (status === null ? words.failures.stopped : error.message);
  const later = retryAfterSeconds === null ? "" : ` ${words.failures.retryIn} ${duration(retryAfterSeconds, words)}.`;
  return { text: `${said} (${code})${later}`, exitCode: exitCodeOf(error) };
}

/** Seconds as a person reads them. */
export function duration(seconds: number, { units }: Words): string {
  if (seconds < 120) return `${seconds} ${units.second}`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? `${minutes} ${units.minute}` : `${Math.ceil(minutes / 60)} ${units.hour}`;
}
