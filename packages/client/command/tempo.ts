import type { AnswerOf } from "../library/api.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { outline } from "./formats/outline.ts";
import { connect, type Session } from "./session.ts";

export interface TempoOptions {
  readonly gateway?: string;
  readonly start?: string;
  readonly end?: string;
  readonly format: "table" | "json";
}

type Answer = AnswerOf<"/api/v2/tempo">;

/** Shows the colours of Tempo, which need no token; exit code 5 when one that is shown is unknown. */
export async function showTempo(session: Session, options: TempoOptions): Promise<ExitCode> {
  const { gateway, start, end, format } = options;
  const window = Object.entries({ start, end }).filter(([, day]) => day !== undefined);
  // A token that is kept is not sent along.
  const { conso } = connect(session, { gateway, demo: true });
  const answer = await conso.tempo(Object.fromEntries(window));
  const text = format === "json" ? `${JSON.stringify(answer, null, 2)}\n` : outline(summary(answer), session.words);
  session.terminal.stdout.write(text);
  return isComplete(answer) ? EXIT.ok : EXIT.incomplete;
}

function summary(answer: Answer): object {
  if ("days" in answer) return Object.fromEntries(answer.days.map(({ day, colour }) => [day, colour]));
  const { now, today, tomorrow, season } = answer;
  return { now: now.colour, today: today.colour, tomorrow: tomorrow.colour, left: season.left, as_of: answer.as_of };
}

function isComplete(answer: Answer): boolean {
  return "days" in answer
    ? answer.unknown === 0
    : [answer.now, answer.today, answer.tomorrow].every(({ colour }) => colour !== "unknown");
}
