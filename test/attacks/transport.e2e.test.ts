import { type IncomingHttpHeaders, request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningWorker } from "../../local/worker.ts";
import { startGateway } from "../support/running.ts";

const HOST = "conso.example";

let gateway: RunningWorker;
beforeAll(async () => {
  // Not simulated, and never called: what is refused here spends nothing.
  gateway = await startGateway(new URL("https://enedis.example"), {});
});
afterAll(() => gateway.stop());

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** One request as a client of that host sends it: `fetch` chooses the `Host` itself. */
function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = gateway.url;
    const sent = request({ hostname, port, path, method, headers: { host: HOST, ...headers } }, async (received) => {
      const chunks = await received.toArray();
      const { statusCode: status, headers } = received;
      resolve({ status, headers, body: Buffer.concat(chunks).toString() });
    });
    sent.on("error", reject).end();
  });
}

const OVER_TLS = { "x-forwarded-proto": "https" };

describe("a request without TLS", () => {
  it.each(["/token", "/statut", "/consentement", "/api/auth", "/api/callback?error=access_denied", "/no-such-page"])(
    "a request without TLS for the page %s is sent to the same address over TLS",
    async (path) => {
      const { status, headers } = await ask(path, { accept: "text/html" });
      expect([status, headers.location]).toEqual([308, `https://${HOST}${path}`]);
      expect(headers["set-cookie"]).toBeUndefined();
    },
  );

  it.each([
    "/api/daily_consumption?prm=22516914714270",
    "/api/index_production",
    "/api/v2/me",
    "/api/demo/daily_consumption",
    "/api/nothing",
    "/versions/v1.0.0/api/impact/simulator",
    "/versions/v1.0.0/api/impact/processes",
    "//versions/v1.0.0/api/impact/simulator",
  ])("a request without TLS for the API at %s is refused with a problem document, its token unread", async (path) => {
    const { status, headers, body } = await ask(path, { authorization: "Bearer x" });
    expect([status, headers["content-type"]]).toEqual([403, "application/problem+json"]);
    expect(JSON.parse(body)).toMatchObject({ status: 403, code: "tls_required", origin: "client", retryable: false });
    expect(headers["access-control-allow-origin"]).toBe("*");
  });

  it("a request without TLS for a token to be made or revoked is refused as well", async () => {
    for (const path of ["renew", "merge", "revoke"]) {
      const { status, body } = await ask(`/api/v2/tokens/${path}`, { authorization: "Bearer x" }, "POST");
      expect([status, JSON.parse(body).code]).toEqual([403, "tls_required"]);
    }
  });

  it("a request without TLS on the machine itself is served, as nothing leaves it", async () => {
    expect((await ask("/statut", { host: "localhost:8787" })).status).toBe(200);
  });
});

describe("an answer over TLS", () => {
  it.each(["/token", "/api/auth", "/api/daily_consumption", "/api/v2/status", "/no-such-page"])(
    "an answer over TLS at %s tells browsers never to come without it again",
    async (path) => {
      const { headers } = await ask(path, OVER_TLS);
      expect(headers["strict-transport-security"]).toBe("max-age=31536000");
    },
  );

  it("an answer over TLS from a file tells browsers never to come without it again", async () => {
    for (const path of ["/", "/style.css", "/exemples"]) {
      const { status, headers } = await ask(path, OVER_TLS);
      expect([status, headers["strict-transport-security"]]).toEqual([200, "max-age=31536000"]);
    }
  });
});

describe("every answer", () => {
  it.each(["/", "/style.css", "/token", "/api", "/api/auth", "/api/daily_consumption", "/api/v2/me", "/no-such-page"])(
    "every answer at %s forbids a browser to guess its type, with TLS or without",
    async (path) => {
      for (const headers of [OVER_TLS, {}]) {
        expect((await ask(path, headers)).headers["x-content-type-options"]).toBe("nosniff");
      }
    },
  );
});
