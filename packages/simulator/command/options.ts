import { parseArgs } from "node:util";
import { DEFAULT_PORT, DEMO, type SimulatorOptions } from "../node.ts";

/** What the command line asks for. */
export type Order =
  | { readonly does: "start"; readonly options: SimulatorOptions; readonly clockMs: number | null }
  | { readonly does: "show help" }
  | { readonly does: "show version" }
  | { readonly does: "refuse"; readonly why: string };

const OPTIONS = {
  port: { type: "string" },
  host: { type: "string" },
  "client-id": { type: "string" },
  "client-secret": { type: "string" },
  "callback-url": { type: "string" },
  clock: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

export const HELP = `enedis-simulator: Enedis's Data Connect, éCO2mix and the colours of Tempo, simulated, for the tests of a client

Usage: enedis-simulator [options]

  --port <port>            where it listens (default: ${DEFAULT_PORT}; 0: a free one)
  --host <address>         the address it listens at (default: 127.0.0.1, this machine alone)
  --client-id <id>         the application that Enedis knows (default: ${DEMO.clientId})
  --client-secret <text>   its secret (default: ${DEMO.clientSecret})
  --callback-url <url>     where the consent page leads back to
                           (default: ${DEMO.callbackUrl})
  --clock <instant>        begins at this instant, and time runs on from there: 2026-11-20T10:00:00+01:00
  --help, -h               shows this
  --version                shows the version

Examples:
  enedis-simulator
  enedis-simulator --port 0 --callback-url http://localhost:3000/callback
  enedis-simulator --clock 2026-10-25T02:30:00+01:00

It stores nothing, and ends at SIGINT or SIGTERM. The README lists its meters, faults and control routes.
`;

const INSTANT = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/;

/** The order in the arguments of the command, without the first two of `process.argv`. */
export function readOrder(args: readonly string[]): Order {
  const given = valuesIn(args);
  if (typeof given === "string") return { does: "refuse", why: given };
  if (given.help) return { does: "show help" };
  if (given.version) return { does: "show version" };

  const port = given.port === undefined ? DEFAULT_PORT : Number(given.port);
  if (given.port === "" || !Number.isInteger(port) || port < 0 || port > 65_535)
    return { does: "refuse", why: `--port ${given.port}: a number from 0 to 65535 is one` };
  const { clock, host, "callback-url": callbackUrl = DEMO.callbackUrl } = given;
  const clockMs = clock === undefined ? null : Date.parse(clock);
  if (clock !== undefined && (Number.isNaN(clockMs) || !INSTANT.test(clock)))
    return { does: "refuse", why: `--clock ${clock}: an instant is written 2026-11-20T10:00:00+01:00` };
  if (!/^https?:/.test(callbackUrl) || !URL.canParse(callbackUrl))
    return { does: "refuse", why: `--callback-url ${callbackUrl}: an address begins with http:// or https://` };

  const application = {
    clientId: given["client-id"] ?? DEMO.clientId,
    clientSecret: given["client-secret"] ?? DEMO.clientSecret,
    callbackUrl,
  };
  return { does: "start", options: { port, application, ...(host !== undefined && { host }) }, clockMs };
}

/** The options by name, or what is wrong with them. */
function valuesIn(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
