import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { readConfig } from "../../../shared/config/config.ts";
import { durableObject } from "../../../shared/config/durable-object.ts";
import type { Env } from "../../../shared/config/env.ts";
import { REQUESTS_PER_TOKEN } from "../../../shared/limits/request-limit.ts";

/** A namespace that only notes how it is asked; the real one, in workerd, throws at any jurisdiction. */
function namespace() {
  const everywhere = { getByName: vi.fn((name: string) => `everywhere/${name}`) };
  const inTheEu = { getByName: vi.fn((name: string) => `eu/${name}`) };
  const jurisdiction = vi.fn((_where: string) => inTheEu);
  return { ...everywhere, jurisdiction };
}

describe("a Durable Object", () => {
  it("a Durable Object is kept in the jurisdiction that is configured", () => {
    const spied = namespace();
    expect(durableObject(spied as never, "eu", "gate")).toBe("eu/gate");
    expect(spied.jurisdiction).toHaveBeenCalledExactlyOnceWith("eu");
    expect(spied.getByName).not.toHaveBeenCalled();
  });

  it("a Durable Object may be anywhere only when the configuration says there is no jurisdiction", () => {
    const spied = namespace();
    expect(durableObject(spied as never, null, "gate")).toBe("everywhere/gate");
    expect(spied.jurisdiction).not.toHaveBeenCalled();
  });

  it("a Durable Object is not created at all when its jurisdiction is not available", () => {
    const spied = namespace();
    spied.jurisdiction.mockImplementation(() => {
      throw new Error("Jurisdiction restrictions are not implemented in workerd.");
    });
    expect(() => durableObject(spied as never, "eu", "gate")).toThrow("not implemented");
    expect(spied.getByName).not.toHaveBeenCalled();
  });
});

const ADDRESSES = { ENEDIS_API_URL: "https://enedis.example", ENEDIS_CONSENT_URL: "https://enedis.example" };

describe("the deployment", () => {
  const toml = readFileSync(join(import.meta.dirname, "../../../wrangler.toml"), "utf8").split("[env.")[0] ?? "";

  it.each(['DO_JURISDICTION = "eu"', 'EU_ONLY = "true"'])(
    "the deployment's wrangler.toml contains the line %s",
    (line) => {
      expect(toml.split("\n")).toContain(line);
    },
  );

  it("the deployment limits requests at Cloudflare as the code does", () => {
    const limits = [...toml.matchAll(/^simple = \{ limit = (\d+), period = (\d+) \}$/gm)].map(([, ...given]) => given);
    const env = { ...ADDRESSES, ENEDIS_CLIENT_ID: "id", ENEDIS_CLIENT_SECRET: "secret", TOKEN_SECRET: "secret" };
    const { requestsPerMinute } = readConfig(env as unknown as Env);
    expect(limits).toEqual([
      [`${requestsPerMinute}`, "60"],
      [`${REQUESTS_PER_TOKEN}`, "60"],
    ]);
  });
});
