import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { ROOT } from "./folders.ts";
import { WORKERD } from "./workerd.ts";

export interface RunningFront {
  /** Settles when it has stopped listening, by `stop` or by itself. */
  readonly ended: Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** Listens on a loopback port and passes each request on, without the headers that steer Miniflare (`front.capnp`). */
export async function runFront(port: number, behind: URL): Promise<RunningFront> {
  const addresses = [`--socket-addr=front=127.0.0.1:${port}`, `--external-addr=gateway=${behind.host}`];
  const workerd = spawn(WORKERD, ["serve", ...addresses, "--control-fd=3", `${ROOT}/local/front.capnp`], {
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  const ended = once(workerd, "exit");
  // It says on this pipe that it listens.
  const listens = once(createInterface(workerd.stdio[3] as Readable), "line");
  await Promise.race([
    listens,
    ended.then(() => Promise.reject(new Error(`nothing can listen on port ${port} of this machine`))),
  ]);
  return {
    ended,
    stop: async () => {
      workerd.kill();
      await ended;
    },
  };
}
