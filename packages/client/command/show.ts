import { parisDay } from "../library/paris-day.ts";
import type { ConnectionOptions } from "./connection.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { hanging } from "./formats/hanging.ts";
import { outline } from "./formats/outline.ts";
import { readKept, withoutToken, withReplaced, writeKept } from "./kept-tokens.ts";
import { connect, type Session } from "./session.ts";
import { painted, widthOf } from "./terminal.ts";

/** What the commands that show one answer have in common. */
export interface ShowOptions extends ConnectionOptions {
  readonly prm?: string;
  readonly format: "table" | "json";
}

const WEEK_MS = 7 * 86_400_000;

function print({ terminal, words }: Session, format: ShowOptions["format"], answer: object, shown = answer): ExitCode {
  terminal.stdout.write(format === "json" ? `${JSON.stringify(answer, null, 2)}\n` : outline(shown, words));
  return EXIT.ok;
}

const meterQuery = ({ prm }: ShowOptions) => (prm === undefined ? {} : { prm });

export async function showMeters(session: Session, options: ShowOptions): Promise<ExitCode> {
  const answer = await connect(session, options).conso.meters(meterQuery(options));
  return print(session, options.format, answer, answer.meters);
}

export async function showSlot(session: Session, options: ShowOptions): Promise<ExitCode> {
  return print(session, options.format, await connect(session, options).conso.slot(meterQuery(options)));
}

export interface TokenOptions extends ShowOptions {
  readonly renew?: true;
  readonly revoke?: true;
}

/** Shows the token, or replaces or ends it. */
export async function showTokens(session: Session, options: TokenOptions): Promise<ExitCode> {
  const { conso, gateway } = connect(session, options);
  const { keptFile, words, terminal } = session;
  if (options.revoke) {
    await conso.revoke();
    writeKept(keptFile, withoutToken(readKept(keptFile), gateway));
    terminal.stdout.write(`${words.notes.revoked}\n`);
    return EXIT.ok;
  }
  if (options.renew) {
    const { access_token } = await conso.renew({ name: "conso" });
    writeKept(keptFile, withReplaced(readKept(keptFile), gateway, access_token));
    terminal.stdout.write(`${words.notes.renewed}\n`);
    return EXIT.ok;
  }
  const me = await conso.me();
  return print(session, options.format, me, { gateway, ...me });
}

export interface ImpactOptions extends ShowOptions {
  readonly start?: string;
  readonly end?: string;
  readonly by: "day" | "hour";
}

export async function showImpact(session: Session, options: ImpactOptions): Promise<ExitCode> {
  const { by, end = parisDay(Date.now()) } = options;
  const start = options.start ?? parisDay(Date.parse(end) - WEEK_MS);
  const answer = await connect(session, options).conso.impact({ ...meterQuery(options), by, start, end });
  const { score, impacts, missingDays, description } = answer;
  return print(session, options.format, answer, { start, end, score, impacts, missingDays, description });
}

export interface DiagnoseOptions extends ShowOptions {
  readonly measure?: string;
  readonly start?: string;
  readonly end?: string;
}

const SIGNS = { ok: ["✓", 32], broken: ["✗", 31], unknown: ["?", 33] } as const;

/** The verdict, what to do, and each link from the token to Enedis. */
export async function diagnose(session: Session, options: DiagnoseOptions): Promise<ExitCode> {
  const { prm, measure, start, end } = options;
  const given = Object.fromEntries(
    Object.entries({ prm, measure, start, end }).filter(([, value]) => value !== undefined),
  );
  const answer = await connect(session, options).conso.diagnosis(given);
  const exitCode = answer.verdict === "well" ? EXIT.ok : EXIT.incomplete;
  const { stdout, env } = session.terminal;
  if (options.format === "json") {
    stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
    return exitCode;
  }
  // A file has no columns: a line of it is a sentence.
  const columns = stdout.isTTY ? widthOf(stdout) : Number.POSITIVE_INFINITY;
  const width = Math.max(...answer.links.map(({ link }) => link.length));
  const links = answer.links.map(({ link, state, detail }) => {
    const [sign, colour] = SIGNS[state];
    const beside = " ".repeat(width + 4);
    return `${painted(sign, colour, stdout, env)} ${link.padEnd(width)}  ${hanging(detail, columns - beside.length, beside)}\n`;
  });
  const sentences = [answer.title, answer.detail, answer.remedy].filter((text) => text !== "");
  stdout.write(sentences.map((text) => hanging(text, columns, "")).join("\n"));
  stdout.write(`\n\n${links.join("")}`);
  return exitCode;
}
