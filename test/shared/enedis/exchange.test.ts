import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { exchange } from "../../../shared/enedis/exchange.ts";

let server: Server;

async function upstream(answer: RequestListener): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

describe("an exchange with Enedis", () => {
  it("an exchange with Enedis gives back any status and any content type as text", async () => {
    const url = await upstream((_request, response) => {
      response.sendDate = false;
      response.writeHead(503, { "content-type": "application/octet-stream" }).end("Service indisponible");
    });
    const answer = { status: 503, text: "Service indisponible" };
    expect(await exchange(url, {}, 5_000)).toEqual({ ok: true, value: answer });
  });

  it("an exchange with Enedis notes when an answer was made, by the clock over there", async () => {
    const url = await upstream((_request, response) => {
      response.writeHead(200, { date: "Fri, 20 Nov 2026 08:12:31 GMT" }).end();
    });
    const dateMs = Date.UTC(2026, 10, 20, 8, 12, 31);
    expect(await exchange(url, {}, 5_000)).toEqual({ ok: true, value: { status: 200, text: "", dateMs } });
  });

  it("an exchange with Enedis takes a redirect as an answer and does not follow it", async () => {
    const url = await upstream((_request, response) => void response.writeHead(302, { location: "/elsewhere" }).end());
    expect(await exchange(url, {}, 5_000)).toMatchObject({ ok: true, value: { status: 302 } });
  });

  it("an exchange with Enedis gives up on headers that never come", async () => {
    const url = await upstream(() => undefined);
    expect(await exchange(url, {}, 50)).toEqual({ ok: false, refusal: { code: "enedis_timeout" } });
  });

  it("an exchange with Enedis gives up on a body that stalls", async () => {
    const url = await upstream((_request, response) => void response.writeHead(200).write('{"idPrm":'));
    expect(await exchange(url, {}, 100)).toEqual({ ok: false, refusal: { code: "enedis_timeout" } });
  });

  it("an exchange with Enedis stops reading a body without end", async () => {
    const url = await upstream((_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write("9".repeat(65_536)));
      };
      response.on("drain", more).writeHead(200);
      more();
    });
    expect(await exchange(url, {}, 5_000)).toEqual({ ok: false, refusal: { code: "enedis_oversized_answer" } });
  });

  it("an exchange with Enedis stops reading a small body that unpacks to a huge one", async () => {
    const packed = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const url = await upstream((_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip", "content-length": `${packed.length}` }).end(packed);
    });
    expect(await exchange(url, {}, 5_000)).toEqual({ ok: false, refusal: { code: "enedis_oversized_answer" } });
  });

  it("an exchange with Enedis gives up on a body of a known length that stalls", async () => {
    const url = await upstream((_request, response) => {
      response.writeHead(200, { "content-length": "100" }).write('{"idPrm":');
    });
    expect(await exchange(url, {}, 100)).toEqual({ ok: false, refusal: { code: "enedis_timeout" } });
  });

  it.each([
    ["before the answer", (_request: unknown, response: { destroy(): void }) => response.destroy()],
    [
      "in the middle of it",
      (_request: unknown, response: Parameters<RequestListener>[1]) => {
        response.writeHead(200, { "content-length": "100" }).write("{");
        setTimeout(() => response.destroy(), 20);
      },
    ],
  ])("an exchange with Enedis says so when the connection breaks %s", async (_when, breaking) => {
    const url = await upstream(breaking as RequestListener);
    expect(await exchange(url, {}, 5_000)).toEqual({ ok: false, refusal: { code: "enedis_unreachable" } });
  });
});
