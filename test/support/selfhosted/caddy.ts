import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { ROOT } from "../../../local/folders.ts";

export const CADDY = "/usr/bin/caddy";
export const CADDYFILE = join(ROOT, "selfhost/caddy/Caddyfile");

/**
 * One machine plays many clients, and TLS: what a request of the suite says of itself is what Caddy would have seen of the connection.
 * Everything else is the Caddyfile of the folder.
 */
const PLAYED = `
	map {http.request.header.CF-Connecting-IP} {played_client} {
		"" {remote_host}
		default {http.request.header.CF-Connecting-IP}
	}
	map {http.request.header.X-Forwarded-Proto} {played_scheme} {
		"" {scheme}
		default {http.request.header.X-Forwarded-Proto}
	}
	reverse_proxy`;
const AS_PLAYED = `
		header_up X-Forwarded-For {played_client}
		header_up X-Forwarded-Proto {played_scheme}
		header_down`;

export interface RunningCaddy {
  readonly url: URL;
  readonly process: ChildProcess;
  readonly stop: () => Promise<void>;
}

/** Runs Debian's Caddy on this port in front of the socket of a gateway, with the Caddyfile of the folder; `change` rewrites it. */
export async function startCaddy(
  folder: string,
  [port, socket]: readonly [number, string],
  change: (caddyfile: string) => string = asPlayed,
): Promise<RunningCaddy> {
  const file = join(folder, "Caddyfile.test");
  writeFileSync(file, change(readFileSync(CADDYFILE, "utf8")));
  const process_ = spawn(CADDY, ["run", "--config", file, "--adapter", "caddyfile"], {
    env: {
      ...process.env,
      // Whatever host a request names.
      CONSO_API_SITE: `http://:${port}`,
      CONSO_API_UPSTREAM: `unix/${socket}`,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let printed = "";
  process_.stderr?.on("data", (chunk) => {
    printed = (printed + chunk).slice(-4_000);
  });
  const ended = new Promise<void>((resolve) => process_.once("exit", () => resolve()));
  const kill = () => process_.kill("SIGKILL");
  process.once("exit", kill);
  const url = new URL(`http://127.0.0.1:${port}`);
  await listens(port, () => (process_.exitCode === null ? null : printed));
  return {
    url,
    process: process_,
    stop: async () => {
      process.removeListener("exit", kill);
      process_.kill("SIGKILL");
      await ended;
    },
  };
}

export const asPlayed = (caddyfile: string): string =>
  withoutAdmin(caddyfile).replace("\n\treverse_proxy", PLAYED).replace("\n\t\theader_down", AS_PLAYED);

/** Several of them run on one machine, where one port of administration is. */
export const withoutAdmin = (caddyfile: string): string => caddyfile.replace(/^\{\n/m, "{\n\tadmin off\n");

/** A port of this machine's loopback, or the path of a socket. */
export type Place = number | string;

/** Resolves when something answers there; `whyNot` says why nothing ever will. */
export async function listens(place: Place, whyNot: () => string | null): Promise<void> {
  for (;;) {
    const reason = whyNot();
    if (reason !== null) throw new Error(`nothing listens on ${place}: ${reason}`);
    const status = await statusAt(place);
    if (status !== null && status !== 502) return;
    await new Promise((resume) => setTimeout(resume, 30));
  }
}

function statusAt(place: Place): Promise<number | null> {
  const where = typeof place === "number" ? { host: "127.0.0.1", port: place } : { socketPath: place };
  return new Promise((resolve) => {
    request({ ...where, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? null);
    })
      .on("error", () => resolve(null))
      .end();
  });
}
