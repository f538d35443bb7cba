#!/usr/bin/env node
import { startSimulator } from "../node.ts";
import manifest from "../package.json" with { type: "json" };
import { banner } from "./banner.ts";
import { HELP, type Order, readOrder } from "./options.ts";

/** `enedis-simulator`: prints on stdout what was asked for, on stderr why it did not start. Exit codes: 1 did not start, 2 the command line is wrong. */
const WRONG_COMMAND_LINE = 2;

const order = readOrder(process.argv.slice(2));
if (order.does === "start") await start(order);
else if (order.does === "show help") process.stdout.write(HELP);
else if (order.does === "show version") process.stdout.write(`${manifest.version}\n`);
else {
  process.stderr.write(`enedis-simulator: ${order.why}\n`);
  process.exitCode = WRONG_COMMAND_LINE;
}

async function start({ options, clockMs }: Extract<Order, { readonly does: "start" }>): Promise<void> {
  const aheadMs = clockMs === null ? 0 : clockMs - Date.now();
  const now = () => Date.now() + aheadMs;
  try {
    const running = await startSimulator({ ...options, now });
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      // A call that hangs, as a fault orders, must not keep the process.
      process.once(signal, () => void running.stop().then(() => process.exit(0)));
    }
    process.stdout.write(banner(running, await tokenOf(running), now()));
  } catch (error) {
    process.stderr.write(`enedis-simulator did not start: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}

/** A token of the application, as a client gets one. */
async function tokenOf({ enedis, application }: Awaited<ReturnType<typeof startSimulator>>): Promise<string> {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: application.clientId,
    client_secret: application.clientSecret,
  });
  const answer = await fetch(new URL("/oauth2/v3/token", enedis), { method: "POST", body });
  const { access_token } = (await answer.json()) as { readonly access_token: string };
  return access_token;
}
