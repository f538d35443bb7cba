import { describe, expect, it } from "vitest";
import { ConfigError, configFrom, readConfig } from "../../../shared/config/config.ts";
import type { Env } from "../../../shared/config/env.ts";
import { whyUnfit } from "../../../shared/config/production-check.ts";

const STRONG = "s".repeat(32);
const DEPLOYED = {
  ENEDIS_API_URL: "https://enedis.example",
  ENEDIS_CONSENT_URL: "https://enedis.example/authorize",
  ENEDIS_CLIENT_ID: "client",
  ENEDIS_CLIENT_SECRET: "client-secret",
  TOKEN_SECRET: STRONG,
};
const unfit = (changes: Partial<Record<keyof Env, string>>): string | null => {
  const env = { ...DEPLOYED, ...changes } as unknown as Env;
  return whyUnfit(readConfig(env), env.ALLOW_SHORT_TOKEN_SECRET);
};

describe("a deployment", () => {
  it.each([
    ["with strong secrets", {}],
    ["with several strong secrets before it", { TOKEN_SECRET_PREVIOUS: `${STRONG},${"t".repeat(40)}` }],
    ["whose operator says that a short secret is meant", { TOKEN_SECRET: "short", ALLOW_SHORT_TOKEN_SECRET: "true" }],
    ["whose operator says so of the one before", { TOKEN_SECRET_PREVIOUS: "short", ALLOW_SHORT_TOKEN_SECRET: "true" }],
  ])("a deployment may serve %s", (_what, changes) => {
    expect(unfit(changes)).toBeNull();
  });

  it.each([
    ["a short secret", { TOKEN_SECRET: "s".repeat(31) }, "TOKEN_SECRET "],
    ["a short secret before it", { TOKEN_SECRET_PREVIOUS: "short" }, "TOKEN_SECRET_PREVIOUS "],
    ["a permission that is not the word", { TOKEN_SECRET: "short", ALLOW_SHORT_TOKEN_SECRET: "1" }, "TOKEN_SECRET "],
    ["the demonstration's secret", { TOKEN_SECRET: `conso-api-demo-${STRONG}` }, "TOKEN_SECRET "],
    [
      "the demonstration's secret, permitted",
      { TOKEN_SECRET: "conso-api-demo-1", ALLOW_SHORT_TOKEN_SECRET: "true" },
      "TOKEN_SECRET ",
    ],
    ["the demonstration's secret before it", { TOKEN_SECRET_PREVIOUS: `conso-api-demo-${STRONG}` }, "TOKEN_SECRET_P"],
    ["the demonstration's application", { ENEDIS_CLIENT_ID: "conso-api-demo" }, "ENEDIS_CLIENT_ID "],
    ["a consent page without TLS", { ENEDIS_CONSENT_URL: "http://enedis.example/authorize" }, "ENEDIS_CONSENT_URL "],
  ])("a deployment must not serve with %s, with or without a jurisdiction", (_what, changes, names) => {
    expect(unfit(changes)?.startsWith(names)).toBe(true);
    expect(unfit({ ...changes, DO_JURISDICTION: "none" })?.startsWith(names)).toBe(true);
  });

  it("a deployment must not serve a simulated Enedis with a jurisdiction", () => {
    expect(unfit({ ENEDIS_API_URL: "http://localhost:8788" })?.startsWith("ENEDIS_API_URL ")).toBe(true);
  });

  it.each([{ TOKEN_SECRET: "short-value" }, { TOKEN_SECRET_PREVIOUS: "short-value" }, { TOKEN_SECRET: "" }])(
    "a deployment that must not serve only says which variable is wrong, never its value: %j",
    (changes) => {
      const start = () => configFrom({ ...DEPLOYED, ...changes } as unknown as Env);
      expect(start).toThrow(ConfigError);
      expect(start).toThrow(/^TOKEN_SECRET/);
      expect(start).not.toThrow(/short-value/);
    },
  );
});

describe("a developer's machine with a simulated Enedis", () => {
  it("a developer's machine with a simulated Enedis may do everything that a deployment must not", () => {
    const changes = { TOKEN_SECRET: "s", ENEDIS_CLIENT_ID: "conso-api-demo", ENEDIS_API_URL: "http://localhost:8788" };
    expect(unfit({ ...changes, DO_JURISDICTION: "none" })).toBeNull();
    expect(unfit({ ...changes, DO_JURISDICTION: "eu" })).not.toBeNull();
  });
});
