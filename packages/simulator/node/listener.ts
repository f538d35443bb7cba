import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import type { Simulated } from "../simulated.ts";

/** What `node:http` calls for each request: it answers as the simulated service does, and breaks the connection where that breaks off. */
export const listenerFor =
  ({ fetch }: Simulated) =>
  async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    try {
      const { status, headers, body } = await fetch(requestFrom(incoming));
      outgoing.writeHead(status, Object.fromEntries(headers));
      if (body === null) outgoing.end();
      else await pipeline(body, outgoing);
    } catch {
      // A body that breaks off is a fault somebody ordered, and a client may hang up: neither is an error of this server.
      outgoing.destroy();
    }
  };

function requestFrom(incoming: IncomingMessage): Request {
  const { method = "GET", url = "/", headers } = incoming;
  const hasBody = method !== "GET" && method !== "HEAD";
  return new Request(new URL(url, `http://${headers.host ?? "localhost"}`), {
    method,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, one]),
    ),
    ...(hasBody && { body: Readable.toWeb(incoming) as ReadableStream, duplex: "half" as const }),
  });
}
