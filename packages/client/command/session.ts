import { Conso } from "../library/client.ts";
import type { OnWait } from "../library/patience.ts";
import { type ConnectionOptions, gatewayFrom, tokenFrom } from "./connection.ts";
import { duration } from "./failure.ts";
import { readKept } from "./kept-tokens.ts";
import { filled, type Language, WORDS } from "./language.ts";
import type { Terminal } from "./terminal.ts";
import type { Words } from "./words.en.ts";

/** One run of the command: in which language, at which terminal, with which tokens kept. */
export interface Session {
  readonly language: Language;
  readonly words: Words;
  readonly terminal: Terminal;
  /** Where `auth` keeps tokens. */
  readonly keptFile: string;
}

export interface Connection {
  readonly gateway: string;
  readonly token: string;
  readonly conso: Conso;
}

export const sessionOf = (language: Language, terminal: Terminal, keptFile: string): Session => ({
  language,
  words: WORDS[language],
  terminal,
  keptFile,
});

/** The gateway and the token of a command, and a client for both. */
export function connect(
  session: Session,
  options: ConnectionOptions,
  more: { patience?: number; onWait?: OnWait } = {},
): Connection {
  const { terminal, keptFile } = session;
  const kept = readKept(keptFile);
  const gateway = gatewayFrom(options, terminal.env, kept);
  const token = tokenFrom(options, terminal.env, kept, gateway);
  return { gateway, token, conso: clientFor(session, gateway, token, more) };
}

export function clientFor(
  { language, words, terminal }: Session,
  gateway: string,
  token: string,
  { patience, onWait }: { patience?: number; onWait?: OnWait } = {},
): Conso {
  const onTokenExpires = (at: Date) => {
    terminal.stderr.write(`${filled(words.notes.expires, { day: at.toISOString().slice(0, 10) })}\n`);
  };
  const noteOnTerminal: OnWait = ({ seconds }) => {
    if (terminal.stderr.isTTY) terminal.stderr.write(`${words.notes.wait}: ${duration(seconds, words)}\n`);
  };
  return new Conso({
    gateway,
    token,
    language,
    onTokenExpires,
    onWait: onWait ?? noteOnTerminal,
    ...(patience !== undefined && { patienceSeconds: patience }),
  });
}
