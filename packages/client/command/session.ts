import { Conso } from "../library/client.ts";
import type { OnWait } from "../library/patience.ts";
import { type ConnectionOptions, gatewayFrom, tokenFrom } from "./connection.ts";
import { duration } from "./failure.ts";
import { readKept, withReplaced, writeKept } from "./kept-tokens.ts";
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
  /** `null`: it reads the invented home. */
  readonly token: string | null;
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
  if (options.demo) return { gateway, token: null, conso: clientFor(session, gateway, null, more) };
  const { token, isKept } = tokenFrom(options, terminal.env, kept, gateway);
  const conso: Conso = clientFor(session, gateway, token, {
    ...more,
    ...(isKept && { onTokenExpires: (at) => void prolongOrWarn(session, gateway, conso, at) }),
  });
  return { gateway, token, conso };
}

export function clientFor(
  session: Session,
  gateway: string,
  token: string | null,
  {
    patience,
    onWait,
    onTokenExpires,
  }: { patience?: number; onWait?: OnWait; onTokenExpires?: (at: Date) => void } = {},
): Conso {
  const { language, words, terminal } = session;
  const noteOnTerminal: OnWait = ({ seconds }) => {
    if (terminal.stderr.isTTY) terminal.stderr.write(`${words.notes.wait}: ${duration(seconds, words)}\n`);
  };
  return new Conso({
    gateway,
    ...(token === null ? { demo: true } : { token }),
    language,
    onTokenExpires: onTokenExpires ?? ((at) => noteEnd(session, words.notes.expires, at)),
    onWait: onWait ?? noteOnTerminal,
    ...(patience !== undefined && { patienceSeconds: patience }),
  });
}

/** A box that runs for years must not fall silent: while the consent goes on, its kept token is replaced in time. */
async function prolongOrWarn(session: Session, gateway: string, conso: Conso, at: Date): Promise<void> {
  const { keptFile, words } = session;
  const longer = await conso.prolong().catch(() => null);
  if (longer === null) return noteEnd(session, words.notes.expires, at);
  writeKept(keptFile, withReplaced(readKept(keptFile), gateway, longer.access_token));
  noteEnd(session, words.notes.prolonged, new Date(longer.expires_at));
}

function noteEnd({ terminal }: Session, sentence: string, at: Date): void {
  terminal.stderr.write(`${filled(sentence, { day: at.toISOString().slice(0, 10) })}\n`);
}
