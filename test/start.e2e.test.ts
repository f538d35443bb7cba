import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setClock } from "../local/clock.ts";
import { forgetState, freshPort, GatewayProcess, NPM_START } from "./support/gateway-process.ts";

// Yesterday is published, and it is not the machine's day.
setClock("2027-03-28T12:00:00+02:00");

let port: number;
let gateway: GatewayProcess;

beforeAll(async () => {
  port = await freshPort();
  gateway = await GatewayProcess.start(port, {}, NPM_START);
});
afterAll(async () => {
  await gateway.stop();
  forgetState(port);
});

describe("`npm start`, with nothing filled in", () => {
  it("npm start with nothing filled in prints where the gateway and the simulated Enedis are", () => {
    expect(gateway.printed).toContain(`http://localhost:${port}`);
    expect(gateway.printed).toContain(`http://localhost:${port + 1}`);
  });

  it("npm start with nothing filled in prints a command that returns readings as it stands", async () => {
    const command = gateway.printed.slice(gateway.printed.indexOf("curl "));
    const { stdout } = await promisify(execFile)("sh", ["-c", command]);
    const reading = JSON.parse(stdout);
    expect(reading.reading_type.unit).toBe("Wh");
    expect(reading.interval_reading).toHaveLength(8);
    expect(reading.interval_reading.at(-1).date).toBe("2027-03-27");
  });
});

describe("`npm start`, with CLOCK", () => {
  const REAL = {
    ENEDIS_API_URL: "https://enedis.example",
    ENEDIS_CLIENT_ID: "id",
    ENEDIS_CLIENT_SECRET: "secret",
    TOKEN_SECRET: "a secret of the tests, long enough for HS256",
  };

  it.each([
    ["beside real meters", { ...REAL, CLOCK: "2027-03-28T12:00:00+02:00" }, "CLOCK is for a simulation"],
    ["without an offset", { CLOCK: "2027-03-28T12:00:00" }, "2027-03-28T12:00:00 is not an instant"],
    ["that is no date", { CLOCK: "noon" }, "noon is not an instant"],
  ])("npm start with a CLOCK %s ends with the reason", async (_which, environment, reason) => {
    await expect(GatewayProcess.start(await freshPort(), environment)).rejects.toThrow(reason);
  });
});
