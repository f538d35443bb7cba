import { spawn } from "node:child_process";
import type { Environment } from "./connection.ts";

const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", ""],
};

/** Whether a person in front of this machine has a browser: without a screen there is none, and over SSH it is elsewhere. */
export function hasBrowser(platform: NodeJS.Platform, env: Environment): boolean {
  if (env.SSH_CONNECTION) return false;
  return platform in OPENERS || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Opens a page; its address is printed anyway. */
export function openPage(page: string): void {
  const [program, ...args] = OPENERS[process.platform] ?? ["xdg-open"];
  spawn(program, [...args, page], { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}
