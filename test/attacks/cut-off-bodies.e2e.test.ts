import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeOperations } from "../../functions/operations.ts";
import { forgetState, freshPort, GatewayProcess } from "../support/gateway-process.ts";
import { METER } from "../support/meters.ts";
import { gatewayEnvironment, type SimulatedEnedis, startEnedis, tokenFor } from "../support/running.ts";

/** Every operation that takes a body, with the type of it. */
const ROUTES = describeOperations().flatMap(({ method, path, requestBody }) =>
  method === "post" && requestBody !== undefined
    ? [
        [
          path.replace("{impact}", "pef"),
          Object.keys((requestBody as { readonly content: object }).content)[0],
        ] as const,
      ]
    : [],
);

let enedis: SimulatedEnedis;
let port: number;
let gateway: GatewayProcess;

beforeAll(async () => {
  [enedis, port] = await Promise.all([startEnedis(), freshPort()]);
  gateway = await GatewayProcess.start(port, gatewayEnvironment(enedis.url));
});
afterAll(async () => {
  await Promise.all([gateway.stop(), enedis.stop()]);
  forgetState(port);
});

/** Sends a part of a body and hangs up once the gateway has begun to read it. */
async function hangUp(head: readonly string[], part: string): Promise<void> {
  const socket = connect(port, "localhost");
  await once(socket, "connect");
  socket.write(`${head.join("\r\n")}\r\n\r\n${part}`);
  // The gateway answers a request behind this one on another connection: it has taken both.
  await fetch(new URL("/api/v2/status", gateway.url));
  const closed = once(socket, "close");
  socket.destroy();
  await closed;
}

describe("bodies that their sender cuts off", () => {
  it.each(ROUTES)("a body for %s (%s) that its sender cuts off is no bug, however it is framed", async (path, type) => {
    const authorization = `Bearer ${await tokenFor(METER)}`;
    const head = [
      `POST ${path} HTTP/1.1`,
      `host: localhost:${port}`,
      `content-type: ${type}`,
      `authorization: ${authorization}`,
    ];
    const connections = () => gateway.printed.split("HTTP connection failed").length - 1;
    const before = connections();
    await hangUp([...head, "content-length: 1000"], "token=abcd");
    await hangUp([...head, "transfer-encoding: chunked"], "a\r\ntoken=abcd\r\n");
    // The runtime says of each that it ended; what the gateway would log comes with it.
    await expect.poll(connections).toBe(before + 2);
    expect((await fetch(new URL(path, gateway.url), { method: "POST" })).status).toBeLessThan(500);
    expect(gateway.printed).not.toContain('"bug"');
    expect(gateway.printed).not.toContain("internal_error");
  });
});
