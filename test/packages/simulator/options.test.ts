import { describe, expect, it } from "vitest";
import { readOrder } from "../../../packages/simulator/command/options.ts";

const DEMO = { clientId: "demo", clientSecret: "demo-secret", callbackUrl: "http://localhost:8787/api/callback" };

describe("the command line of the simulator", () => {
  it("a command line without options starts the simulator as the help says", () => {
    expect(readOrder([])).toEqual({ does: "start", options: { port: 8788, application: DEMO }, clockMs: null });
  });

  it("a command line sets port, address, application and clock", () => {
    const args = ["--port=0", "--host", "0.0.0.0", "--client-id", "a", "--client-secret", "b", "--clock"];
    expect(readOrder([...args, "2026-11-20T11:00:00+01:00", "--callback-url", "https://example.org/back"])).toEqual({
      does: "start",
      options: {
        port: 0,
        host: "0.0.0.0",
        application: { clientId: "a", clientSecret: "b", callbackUrl: "https://example.org/back" },
      },
      clockMs: Date.UTC(2026, 10, 20, 10),
    });
  });

  it.each([
    [["--help", "--port", "80000"], "show help"],
    [["-h"], "show help"],
    [["--version"], "show version"],
  ] as const)("the command line %s only shows something", (args, does) => {
    expect(readOrder(args)).toEqual({ does });
  });

  it.each([
    [["--port", "65536"], "65536"],
    [["--port=-1"], "-1"],
    [["--port="], "--port"],
    [["--port", "eighty"], "eighty"],
    [["--clock", "2026-11-20"], "2026-11-20"],
    [["--clock", "2026-11-20T11:00:00"], "2026-11-20T11:00:00"],
    [["--clock", "2026-13-20T11:00:00Z"], "2026-13-20T11:00:00Z"],
    [["--callback-url", "/callback"], "/callback"],
    [["--callback-url", "javascript:alert(1)"], "javascript:alert(1)"],
    [["--prot", "1"], "--prot"],
    [["start"], "start"],
  ])("the command line %s is refused with what is wrong", (args, named) => {
    expect(readOrder(args)).toEqual({ does: "refuse", why: expect.stringContaining(named) });
  });
});
