import type { serve } from "../../mcp/server/index.ts";
import type { ConnectionOptions } from "./connection.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { CommandFailure, worded } from "./failure.ts";
import { type Connection, connect, type Session } from "./session.ts";

/** A package of its own: with it this one would be several times as large. */
const PACKAGE = "conso-mcp";
/** An assistant waits a minute; a longer wait is answered with the time to ask again. */
const PATIENCE_SECONDS = 20;

export interface McpOptions extends ConnectionOptions {
  readonly prm?: string;
}

/** `conso mcp`: answers an assistant over stdin and stdout, until it closes stdin. */
export async function serveAssistant(session: Session, { prm, ...connection }: McpOptions): Promise<ExitCode> {
  const { terminal, words } = session;
  const { serve: start } = await loaded();
  if (terminal.stdin.isTTY) terminal.stderr.write(`${words.mcp.hint}\n`);
  let latest: Connection | undefined;
  start({
    prm,
    connect: () => {
      const now = connect(session, connection, { patience: PATIENCE_SECONDS });
      // One client for one token: it announces the end of that token once.
      if (latest?.token !== now.token || latest.gateway !== now.gateway) latest = now;
      return latest.conso;
    },
    explain: (error) => worded(error, words)?.text ?? words.failures.unexpected,
  });
  return EXIT.ok;
}

async function loaded(): Promise<{ readonly serve: typeof serve }> {
  try {
    return await import(PACKAGE);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND";
    throw isMissing ? new CommandFailure("mcpMissing", EXIT.failed) : error;
  }
}
