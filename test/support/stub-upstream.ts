import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Played {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** An upstream that grants any token and answers every measure with the body it was last given. */
export async function stubUpstream(): Promise<{ url: URL; play: (played: Played) => void; stop: () => Promise<void> }> {
  let next: Played | null = null;
  const server = createServer((request, response) => {
    if (request.url === "/oauth2/v3/token") {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ access_token: "stub", token_type: "Bearer", expires_in: 12_600 }));
      return;
    }
    if (next === null) throw new Error(`nothing to play for ${request.url}`);
    response.writeHead(next.status, { "content-type": next.contentType });
    response.end(next.body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    play: (played) => {
      next = played;
    },
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
