import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { forgetState, freshPort, GatewayProcess } from "./support/gateway-process.ts";

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

describe("`npm start`, with nothing filled in", () => {
  it("prints where the gateway and the simulated Enedis are", () => {
    expect(gateway.printed).toContain(`http://localhost:${port}`);
    expect(gateway.printed).toContain(`http://localhost:${port + 1}`);
  });

  it("prints a command that returns readings as it stands", async () => {
    const command = gateway.printed.slice(gateway.printed.indexOf("curl "));
    const { stdout } = await promisify(execFile)("sh", ["-c", command]);
    const reading = JSON.parse(stdout);
    expect(reading.reading_type.unit).toBe("Wh");
    expect(reading.interval_reading.length).toBeGreaterThanOrEqual(6);
  });
});
