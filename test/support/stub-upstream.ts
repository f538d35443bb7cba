import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Played {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** What an upstream answered since it was last given a body. */
export interface Sent {
  readonly calls: number;
  readonly bytes: number;
}

export interface StubUpstream {
  readonly url: URL;
  readonly play: (played: Played) => void;
  readonly sent: () => Sent;
  readonly stop: () => Promise<void>;
}

/** An upstream that grants any token and answers every measure with the body it was last given. */
export async function stubUpstream(): Promise<StubUpstream> {
  let next: Played | null = null;
  let sent: Sent = { calls: 0, bytes: 0 };
  const server = createServer((request, response) => {
    if (request.url === "/oauth2/v3/token") {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ access_token: "stub", token_type: "Bearer", expires_in: 12_600 }));
      return;
    }
    if (next === null) throw new Error(`nothing to play for ${request.url}`);
    response.writeHead(next.status, { "content-type": next.contentType });
    response.end(next.body);
    sent = { calls: sent.calls + 1, bytes: sent.bytes + next.body.length };
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    play: (played) => {
      next = played;
      sent = { calls: 0, bytes: 0 };
    },
    sent: () => sent,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
