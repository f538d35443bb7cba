import { describe, expect, it } from "vitest";
import { applicationsOf, configOf, readApplications } from "../../../shared/config/applications.ts";
import { configFrom } from "../../../shared/config/config.ts";
import type { Env } from "../../../shared/config/env.ts";

const SECOND = { id: "second", clientId: "client-2", clientSecret: "hush" };
const env = (applications?: unknown): Env =>
  ({
    ENEDIS_API_URL: "https://enedis.example",
    ENEDIS_CONSENT_URL: "https://enedis.example",
    ENEDIS_CLIENT_ID: "client-1",
    ENEDIS_CLIENT_SECRET: "secret",
    ENEDIS_CALLS_PER_HOUR: "9000",
    TOKEN_SECRET: "a secret of at least thirty-two bytes",
    ...(applications !== undefined && { ENEDIS_APPLICATIONS: JSON.stringify(applications) }),
  }) as unknown as Env;

describe("ENEDIS_APPLICATIONS", () => {
  it("a gateway without ENEDIS_APPLICATIONS has one application, whose configuration is that of the gateway", () => {
    const config = configFrom(env());
    expect(applicationsOf(config)).toEqual(["first"]);
    expect(configOf(config, "first")).toBe(config);
  });

  it("each further application has its own client, and the limits of the first unless it has its own", () => {
    const third = {
      id: "third",
      clientId: "client-3",
      clientSecret: "hush hush",
      callsPerSecond: 10,
      callsPerHour: 20_000,
    };
    const config = configFrom(env([SECOND, third]));
    expect(applicationsOf(config)).toEqual(["first", "second", "third"]);
    expect(configOf(config, "second")).toMatchObject({
      enedis: { clientId: "client-2", clientSecret: "hush", timeoutMs: 20_000 },
      quota: { callsPerSecond: 5, callsPerHour: 9_000 },
    });
    expect(configOf(config, "third")).toMatchObject({
      enedis: { clientId: "client-3" },
      quota: { callsPerSecond: 10, callsPerHour: 20_000, patienceMs: 25_000 },
    });
    expect(configOf(config, "fourth")).toBeNull();
  });

  it.each([
    ["text that is no JSON", "second", "see its JSON"],
    ["something else than a list", '{"id":"second"}', "see its JSON"],
    ["an application without its secret", JSON.stringify([{ ...SECOND, clientSecret: "" }]), "see 0.clientSecret"],
    ["a member that is unknown", JSON.stringify([{ ...SECOND, perHour: 1 }]), "see 0"],
    ["a limit that cannot be", JSON.stringify([{ ...SECOND, callsPerHour: 0 }]), "see 0.callsPerHour"],
    ["an id that a token cannot hold", JSON.stringify([{ ...SECOND, id: "Second One" }]), "see 0.id"],
    ["the id of the first", JSON.stringify([{ ...SECOND, id: "first" }]), "two applications the same id"],
    ["the client of the first", JSON.stringify([{ ...SECOND, clientId: "client-1" }]), "one client of Enedis twice"],
  ])("ENEDIS_APPLICATIONS is refused with %s, and its values stay unsaid", (_what, setting, fault) => {
    const read = readApplications(setting, "client-1");
    expect(read).toEqual({ fault: expect.stringContaining(fault) });
    expect(JSON.stringify(read)).not.toContain("hush");
  });

  it("the demonstration's client is refused in production as any application", () => {
    expect(() => configFrom(env([{ ...SECOND, clientId: "conso-api-demo-2" }]))).toThrow(
      "ENEDIS_CLIENT_ID is the demo",
    );
  });
});
