import type { ConnectionOptions } from "./connection.ts";
import { gatewayFrom } from "./connection.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { outline } from "./formats/outline.ts";
import { readKept, withToken, writeKept } from "./kept-tokens.ts";
import { clientFor, type Session } from "./session.ts";

/** One way to get a token from a gateway; throws a `CommandFailure` when there is none. */
export type ObtainToken = (gateway: string) => Promise<string>;

/** Somebody sits in front of it. */
const PATIENCE_SECONDS = 10;

/** `conso auth`: gets a token, asks the gateway what it is good for, and keeps it. */
export async function authenticate(
  session: Session,
  options: ConnectionOptions,
  obtain: ObtainToken,
): Promise<ExitCode> {
  const { keptFile, terminal, words } = session;
  const kept = readKept(keptFile);
  const gateway = gatewayFrom(options, terminal.env, kept);
  const token = options.token ?? (await obtain(gateway));
  const { name, scope, expires_at, meters } = await clientFor(session, gateway, token, {
    patience: PATIENCE_SECONDS,
  }).me();
  // Pairing takes minutes: another command may have kept something meanwhile.
  writeKept(keptFile, withToken(readKept(keptFile), gateway, token));
  const about = { gateway, name, scope, expires_at, meters: meters.map(({ meter }) => meter) };
  terminal.stdout.write(`${outline(about, words)}${words.auth.kept} ${keptFile}\n`);
  return EXIT.ok;
}
