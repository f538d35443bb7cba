import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";

/** What a client gets: the gateway's answer, or what a mistake makes of it. */
export interface Passed {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A mistake in what stands in front of a gateway, or in the gateway itself. */
export type Mistake = (path: string, answer: Passed) => void;

export interface Front {
  readonly url: URL;
  /** The gateway behind, and the mistake between; both may be changed. */
  behind: URL;
  mistake: Mistake;
  readonly stop: () => Promise<void>;
}

interface Options {
  readonly host: string;
  /** With these it speaks TLS, as a proxy of a real deployment does. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** What it tells the gateway of each request. */
  readonly tells?: Record<string, string>;
}

/** Passes requests on to a gateway, and plants a mistake in the answers. */
export async function startFront(behind: URL, { host, tls, tells = {} }: Options): Promise<Front> {
  const front = { behind, mistake: (() => undefined) as Mistake };
  const pass = (asked: IncomingMessage, answer: ServerResponse) => {
    const { hostname, port } = front.behind;
    // Mistakes are planted in text.
    const headers = { ...asked.headers, "accept-encoding": "identity", ...tells };
    const path = asked.url ?? "/";
    request({ hostname, port, path, method: asked.method, headers }, async (received) => {
      const body = Buffer.concat(await received.toArray()).toString();
      const { "transfer-encoding": _, "content-length": __, ...kept } = received.headers;
      const passed: Passed = { status: received.statusCode ?? 0, headers: kept, body };
      front.mistake(path, passed);
      for (const [name, value] of Object.entries(passed.headers))
        if (value !== undefined) answer.setHeader(name, value);
      answer.writeHead(passed.status).end(passed.body);
    })
      .on("error", () => answer.writeHead(502).end())
      .end();
  };
  const server = tls === undefined ? createServer(pass) : createTlsServer(tls, pass);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  const name = host === "127.0.0.1" ? "localhost" : host;
  return Object.assign(front, {
    url: new URL(`${tls === undefined ? "http" : "https"}://${name}:${port}`),
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}
