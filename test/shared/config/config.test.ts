import { describe, expect, it } from "vitest";
import { readConfig } from "../../../shared/config/config.ts";
import type { Env } from "../../../shared/config/env.ts";
import { Quota } from "../../../shared/quota/quota.ts";

const read = (variables: Record<string, string>) =>
  readConfig({
    ENEDIS_API_URL: "https://enedis.example",
    ENEDIS_CONSENT_URL: "https://enedis.example",
    ENEDIS_CLIENT_ID: "id",
    ENEDIS_CLIENT_SECRET: "secret",
    TOKEN_SECRET: "secret",
    ...variables,
  } as unknown as Env);

describe("ENEDIS_JITTER_MS", () => {
  it.each([
    ["", 250],
    ["0", 200],
    ["250", 250],
    ["500", 300],
    ["2000", 600],
  ])("the jitter ENEDIS_JITTER_MS=%o spaces five calls a second by %d ms", (ENEDIS_JITTER_MS, spacingMs) => {
    expect(new Quota(read({ ENEDIS_JITTER_MS }).quota).gauge(0).spacingMs).toBe(spacingMs);
  });

  it.each(["-1", "2001", "much"])("ENEDIS_JITTER_MS is refused when it is %o", (ENEDIS_JITTER_MS) => {
    expect(() => read({ ENEDIS_JITTER_MS })).toThrow("ENEDIS_JITTER_MS must be a number from 0 to 2000");
  });
});

describe("ENEDIS_API_URL", () => {
  it.each([
    ["https://enedis.example", "https://enedis.example/"],
    ["https://enedis.example/base", "https://enedis.example/base/"],
    ["https://enedis.example/base/", "https://enedis.example/base/"],
    ["https://enedis.example//base", "https://enedis.example//base/"],
    ["https://enedis.example/base?a=1#b", "https://enedis.example/base/"],
  ])("the ENEDIS_API_URL %s is read as the base %s", (ENEDIS_API_URL, base) => {
    expect(read({ ENEDIS_API_URL }).enedis.apiUrl.href).toBe(base);
  });
});
