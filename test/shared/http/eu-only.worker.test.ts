import { env } from "cloudflare:workers";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import { euOnly, euOnlyShowing } from "../../../shared/http/eu-only.ts";
import { TOKEN_SECRET } from "../../support/secrets.ts";

const DEPLOYED = {
  ...env,
  EU_ONLY: "true",
  TOKEN_SECRET,
  ENEDIS_API_URL: "https://enedis.example",
  ENEDIS_CONSENT_URL: "https://enedis.example/authorize",
  ENEDIS_CLIENT_ID: "client",
  ENEDIS_CLIENT_SECRET: "client-secret",
};

const app = new Hono<AppEnv>()
  .get("/data", euOnly, (c) => c.text("data"))
  .get(
    "/page",
    euOnlyShowing((c) => c.html("ailleurs", 403)),
    (c) => c.text("page"),
  );

const from = (colo: string | undefined, path: string, bindings: object = DEPLOYED) =>
  app.fetch(new Request(`https://conso.example${path}`, colo === undefined ? {} : { cf: { colo } }), bindings as never);

describe("a request that enters Cloudflare's network", () => {
  it.each(["CDG", "OSL"])(
    "a request that enters Cloudflare's network inside the EU or the EEA (%s) is served",
    async (colo) => {
      expect(await (await from(colo, "/data")).text()).toBe("data");
    },
  );

  it.each(["JFK", "LHR", "ZRH", "XXX", undefined])(
    "a request that enters Cloudflare's network elsewhere (%s) is refused",
    async (colo) => {
      const response = await from(colo, "/data");
      expect(response.status).toBe(403);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(await response.json()).toMatchObject({ status: 403, code: "outside_eu" });
    },
  );

  it("a person whose request enters Cloudflare's network elsewhere is refused with a page", async () => {
    const response = await from("JFK", "/page");
    expect([response.status, await response.text()]).toEqual([403, "ailleurs"]);
  });

  it("a request from elsewhere is refused when nothing is configured: the switch is on by default", async () => {
    expect((await from("JFK", "/data", { ...DEPLOYED, EU_ONLY: undefined })).status).toBe(403);
  });

  it("a request from anywhere is served when the switch is off, as on a developer's machine", async () => {
    expect((await from(undefined, "/data", { ...DEPLOYED, EU_ONLY: "false" })).status).toBe(200);
  });
});
