import { Agent, type IncomingHttpHeaders, request } from "node:http";

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** One request, a POST when it has a body; null when the connection broke. `fetch` does not always settle when its peer is killed. */
export function send(url: URL, headers: Readonly<Record<string, string>>, body?: string): Promise<Received | null> {
  return new Promise((resolve) => {
    request(url.href, { headers, agent, method: body === undefined ? "GET" : "POST" }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    })
      .on("error", () => resolve(null))
      .on("close", () => resolve(null))
      .end(body);
  });
}
