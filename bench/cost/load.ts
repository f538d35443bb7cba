import { readdirSync, readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import type { BareWorker } from "./bare-worker.ts";

export const CONNECTIONS = 32;
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

export interface Sent {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent with POST. */
  readonly body?: string;
}

export function send({ url }: BareWorker, { path, headers, body }: Sent): Promise<{ status: number; etag: string }> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? "GET" : "POST";
    request({ host: url.hostname, port: url.port, path, headers, method, agent }, (response) => {
      const etag = response.headers.etag ?? "";
      response.resume().once("end", () => resolve({ status: response.statusCode ?? 0, etag }));
    })
      .once("error", reject)
      .end(body);
  });
}

/** Sends `count` requests, one at a time on each connection. Throws when an answer has another status. */
export async function sendAll(server: BareWorker, count: number, status: number, make: () => Sent): Promise<void> {
  let left = count;
  const client = async () => {
    while (left-- > 0) {
      const sent = make();
      const answer = await send(server, sent);
      if (answer.status !== status) throw new Error(`${sent.path.split("?")[0]} answered ${answer.status}`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
}

/** The CPU time of the answering process, in microseconds per request, over `count` requests. */
export async function costOf(server: BareWorker, count: number, status: number, make: () => Sent): Promise<number> {
  const before = cpu(server.pid);
  await sendAll(server, count, status, make);
  return (cpu(server.pid) - before) / count;
}

/** Time that the threads of a process ran, in microseconds. Linux only. */
export function cpu(pid: number): number {
  const tasks = `/proc/${pid}/task`;
  const nanoseconds = readdirSync(tasks).map((task) =>
    Number(readFileSync(`${tasks}/${task}/schedstat`, "utf8").split(" ")[0]),
  );
  return nanoseconds.reduce((sum, ns) => sum + ns, 0) / 1000;
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
