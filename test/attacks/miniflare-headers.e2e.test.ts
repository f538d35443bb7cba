import { readFileSync } from "node:fs";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { CoreHeaders } from "miniflare";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runFront } from "../../local/front.ts";
import { forgetState, freshPort, GatewayProcess } from "../support/gateway-process.ts";

let port: number;
let gateway: GatewayProcess;

beforeAll(async () => {
  port = await freshPort();
  gateway = await GatewayProcess.start(port, {});
});
afterAll(async () => {
  await gateway.stop();
  forgetState(port);
});

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
}

/** One request as a proxy in front of `npm start` passes it on. */
function ask(path: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const all = { host: "conso.example", "x-forwarded-proto": "https", ...headers };
    const sent = request({ hostname: "127.0.0.1", port, path, headers: all }, async (received) =>
      resolve({ status: received.statusCode, body: await text(received) }),
    );
    sent.on("error", reject).end();
  });
}

/** What the gateway says of itself: its addresses hold the host and the scheme that it was asked at. */
const refusalAt = async (headers: Record<string, string>) => {
  const { status, body } = await ask("/api/v2/me", headers);
  return [status, (JSON.parse(body) as { type: string }).type];
};

describe("a header that steers Miniflare, sent by a client of `npm start`", () => {
  it.each([
    ["another address", { "MF-Original-URL": "http://localhost/api/v2/status" }],
    ["another address, in another case", { "mf-original-url": "http://localhost/api/v2/status" }],
    ["another Worker", { "MF-Route-Override": "no-such-worker" }],
    ["a data centre", { "MF-CF-Blob": "{" }],
    ["a secret of its tools", { "MF-Proxy-Shared-Secret": "guessed" }],
  ])("a client's header that names %s for Miniflare changes nothing", async (_what, headers) => {
    expect(await refusalAt(headers)).toEqual([401, "https://conso.example/documentation#authorization_missing"]);
  });

  it("every header name that Miniflare knows is in the list of headers that are taken out", () => {
    const taken = [...readFileSync("local/front.capnp", "utf8").matchAll(/\(name = "(MF-[\w-]+)"\)/g)].map(
      ([, name]) => name,
    );
    expect(taken.sort()).toEqual(Object.values(CoreHeaders).sort());
  });
});

describe("the front of `npm start`", () => {
  it("the front of npm start passes on what a client sends and what the gateway answers", async () => {
    const answer = await fetch(new URL("/api/v2/status", gateway.url), { headers: { "accept-language": "en" } });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/json"]);
    const posted = await fetch(new URL("/api/v2/tokens/revoke", gateway.url), { method: "POST", body: "token=x" });
    expect(posted.status).toBe(400);
  });

  it("the front of npm start says so when its port is taken", async () => {
    await expect(runFront(port, gateway.url)).rejects.toThrow(`nothing can listen on port ${port}`);
  });
});
