import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser } from "../../support/browser.ts";
import { agreeTo, consentTo, tokenAfter } from "../../support/consent.ts";
import { BOTH_DIRECTIONS, METER, OTHER_METER } from "../../support/meters.ts";
import { type Running, startBoth } from "../../support/running.ts";

let running: Running;

beforeAll(async () => {
  running = await startBoth();
});
afterAll(() => running.stop());

const read = (meter: string, token: string) =>
  fetch(new URL(`/api/daily_consumption?prm=${meter}&start=2026-09-29&end=2026-10-01`, running.gateway), {
    headers: { authorization: `Bearer ${token}` },
  });

describe("a person who consents on Enedis's page", () => {
  it("a person who consents on Enedis's page gets a token that reads the meter they picked, and no other", async () => {
    const token = await consentTo(METER, running);
    expect((await read(METER, token)).status).toBe(200);
    expect((await read(OTHER_METER, token)).status).toBe(401);
  });

  it.each([
    ["that both draws and injects", BOTH_DIRECTIONS],
    ["that only produces", "24880057139941"],
    ["with one service per measure", "14000000000001"],
    ["whose services show up late", "20000000000701"],
  ])("a person who consents on Enedis's page gets a token for a meter %s", async (_nature, meter) => {
    expect(decodeJwt(await consentTo(meter, running)).sub).toEqual([meter]);
  });

  it("a person may share two meters in two tabs at once: each return is its own, and ends in a token", async () => {
    const browser = new Browser(running.gateway);
    const [one, other] = [await browser.leave(), await browser.leave()];
    const backs = [await agreeTo("42900589957123", one), await agreeTo("32320647321714", other)];
    const forms = [];
    for (const back of backs) {
      expect((await browser.open(back)).headers.get("location")).toBe("/consentement");
      forms.push(/name="form" value="([^"]*)"/.exec(await (await browser.open("/consentement")).text())?.[1] ?? "");
    }
    for (const [tab, meter] of ["42900589957123", "32320647321714"].entries()) {
      const body = new URLSearchParams({ form: forms[tab] ?? "", digits: meter.slice(-4) });
      await browser.open("/consentement", { method: "POST", body });
      const token = await tokenAfter(await browser.open("/consentement"), browser);
      expect(decodeJwt(token).sub).toEqual([meter]);
    }
  });

  it("a consent costs Enedis two lookups", async () => {
    await running.enedis.forgetCalls();
    await consentTo("64975835695673", running);
    const apis = (await running.enedis.calls()).map(({ api }) => api);
    expect(apis.filter((api) => api === "subscribed_services")).toHaveLength(2);
  });

  it.each([
    ["20000000000605", 500, "enedis_technical_error"],
    ["20000000000606", 400, "enedis_not_holder"],
  ])(
    "a person without data on the first day (%s) reads that the token stays good and when to come back",
    async (meter, ...said) => {
      const response = await read(meter, await consentTo(meter, running));
      const problem = (await response.json()) as Record<string, unknown>;
      expect([response.status, problem.code]).toEqual(said);
      expect(response.headers.get("retry-after")).toBe("3600");
      expect(problem).toMatchObject({ retryable: true, remedy: expect.stringContaining("moins d’un jour") });
    },
  );
});
