import { afterEach, describe, expect, it, vi } from "vitest";
import { bindings, browserAt } from "../../functions/consent/consent-journey.ts";

const BANNER = "Simulation : aucun vrai compteur";
const SIMULATED = { ENEDIS_API_URL: "http://localhost:8788" };
const at = (path: string, changes: Record<string, unknown>) => browserAt(bindings(changes)).open(path);

afterEach(() => void vi.restoreAllMocks());

describe("a gateway whose Enedis is simulated", () => {
  it.each(["/token", "/api/nothing", "/api/daily_consumption", "/style.css"])(
    "a gateway whose Enedis is simulated says so in a header: %s",
    async (path) => {
      expect((await at(path, SIMULATED)).headers.get("conso-api-mode")).toBe("simulation");
    },
  );

  it("a gateway whose Enedis is simulated says so on top of every page, and nowhere else", async () => {
    const page = await (await at("/token", SIMULATED)).text();
    expect(page).toMatch(new RegExp(`<body><aside class="simulation" aria-label="Simulation">${BANNER}`));
    expect(await (await at("/api/nothing", SIMULATED)).text()).not.toContain(BANNER);
  });

  it("a gateway with a simulated Enedis and a jurisdiction serves nothing, so that it is not taken for real", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    for (const path of ["/token", "/style.css", "/api/daily_consumption"]) {
      const response = await at(path, { ...SIMULATED, DO_JURISDICTION: "eu" });
      expect(response.status).toBe(500);
      expect(await response.json()).toMatchObject({ code: "internal_error", origin: "gateway" });
    }
    expect(logged.mock.lastCall?.[0]).toContain("ENEDIS_API_URL must begin with https");
  });
});

describe("a gateway with the real Enedis", () => {
  it("a gateway with the real Enedis does not call itself simulated", async () => {
    const response = await at("/token", {});
    expect(response.headers.has("conso-api-mode")).toBe(false);
    expect(await response.text()).not.toContain(BANNER);
  });

  it("a gateway with the real Enedis serves nothing with a short secret, and names the secret without its value", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const response = await at("/token", { DO_JURISDICTION: "eu", TOKEN_SECRET: "short-value" });
    expect(response.status).toBe(500);
    expect(logged.mock.lastCall?.[0]).toContain("TOKEN_SECRET must have at least 32 bytes");
    expect(JSON.stringify(logged.mock.calls) + (await response.text())).not.toContain("short-value");
  });
});
