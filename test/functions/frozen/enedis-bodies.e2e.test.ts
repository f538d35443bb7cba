import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enedisBody } from "../../fixtures/enedis/body.ts";
import { EXAMPLES_METER, METER } from "../../support/meters.ts";
import { addressOf, type DataRoute, routeNamed } from "../../support/routes.ts";
import { gatewayEnvironment, startGateway, tokenFor } from "../../support/running.ts";
import { stubUpstream } from "../../support/stub-upstream.ts";

const TWO_DAYS = { meter: EXAMPLES_METER, start: "2026-10-13", end: "2026-10-15" };

let upstream: Awaited<ReturnType<typeof stubUpstream>>;
let gateway: Awaited<ReturnType<typeof startGateway>>;
let token: string;

beforeAll(async () => {
  upstream = await stubUpstream();
  gateway = await startGateway(upstream.url, gatewayEnvironment(upstream.url));
  token = await tokenFor(EXAMPLES_METER);
});
afterAll(async () => {
  await Promise.all([gateway.stop(), upstream.stop()]);
});

async function read(name: DataRoute["name"]): Promise<{ status: number; type: string | null; text: string }> {
  const response = await fetch(addressOf(gateway.url, routeNamed(name), TWO_DAYS), {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
}

const play = (file: string, status = 200) =>
  upstream.play({ status, contentType: "application/octet-stream", body: enedisBody(file) });

describe("a body of Enedis", () => {
  it("a load curve leaves the v5 route as v5 would have written it", async () => {
    play("2026-load-curve.json");
    const { meter_reading } = JSON.parse(enedisBody("v5-load-curve.json"));
    expect(await read("consumption_load_curve")).toEqual({
      status: 200,
      type: "application/json",
      text: JSON.stringify(meter_reading),
    });
  });

  it.each([
    {
      name: "daily_consumption",
      file: "2026-daily-consumption.json",
      reading_type: { unit: "Wh", measurement_kind: "energy", aggregate: "sum", measuring_period: "P1D" },
      interval_reading: [
        { value: "12312", date: "2026-10-13" },
        { value: "15128", date: "2026-10-14" },
      ],
    },
    {
      name: "consumption_max_power",
      file: "2026-max-power.json",
      reading_type: { unit: "VA", measurement_kind: "power", aggregate: "maximum", measuring_period: "P1D" },
      interval_reading: [
        { value: "3078", date: "2026-10-13 03:17:01" },
        { value: "3185", date: "2026-10-14 03:23:42" },
      ],
    },
  ])("a body of Enedis leaves the v5 route in the shape of v5: $name", async ({ name, file, ...said }) => {
    play(file);
    const envelope = { usage_point_id: EXAMPLES_METER, start: "2026-10-13", end: "2026-10-15", quality: "BRUT" };
    expect((await read(name)).text).toBe(JSON.stringify({ ...envelope, ...said }));
  });

  it.each([
    { name: "consommation_quotidienne", file: "2026-daily-consumption.json" },
    { name: "courbe_de_charge_consommation", file: "2026-load-curve.json" },
    { name: "puissance_conso_max_quotidienne", file: "2026-max-power.json" },
  ])("a body of Enedis leaves the 2026 route unchanged: $name", async ({ name, file }) => {
    play(file);
    expect(await read(name)).toEqual({ status: 200, type: "application/json", text: enedisBody(file) });
  });

  it.each(["daily_consumption", "consommation_quotidienne"])(
    "a refusal by Enedis is enclosed unchanged in the problem document of %s",
    async (name) => {
      play("2026-not-subscribed-403.json", 403);
      const answer = await read(name);
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.text)).toMatchObject({
        code: "enedis_not_subscribed",
        origin: "enedis",
        error: JSON.parse(enedisBody("2026-not-subscribed-403.json")),
      });
    },
  );

  const oddPoints = (points: readonly object[]) => {
    const body = JSON.parse(enedisBody("2026-daily-consumption.json"));
    const [quantity] = body.grandeur;
    const text = JSON.stringify({ ...body, idPrm: Number(EXAMPLES_METER), grandeur: [{ ...quantity, points }] });
    upstream.play({ status: 200, contentType: "application/octet-stream", body: text });
    return text;
  };

  it("a body of Enedis loses only its unreadable points on a v5 route, and keeps those that come twice", async () => {
    const good = { v: "12312", d: "2026-10-13" };
    oddPoints([
      { v: "NaN", d: "2026-10-14" },
      good,
      good,
      { v: "12,5", d: "2026-10-14" },
      { v: " 15128", d: "2026-10-14" },
    ]);
    const { status, text } = await read("daily_consumption");
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({
      usage_point_id: EXAMPLES_METER,
      interval_reading: [
        { value: "12312", date: "2026-10-13" },
        { value: "12312", date: "2026-10-13" },
        { value: "15128", date: "2026-10-14" },
      ],
    });
    oddPoints([{ v: "NaN", d: "2026-10-14" }]);
    expect((await read("daily_consumption")).status).toBe(502);
  });

  it("a body of Enedis leaves the 2026 route to the character, whatever is odd about its points", async () => {
    const text = oddPoints([
      { v: "NaN", d: "2026-10-14" },
      { v: {}, d: 7 },
    ]);
    expect(await read("consommation_quotidienne")).toEqual({ status: 200, type: "application/json", text });
  });

  it("a body of Enedis about another meter than the one asked for is never passed on", async () => {
    upstream.play({
      status: 200,
      contentType: "application/json",
      body: enedisBody("2026-daily-consumption.json").replace(EXAMPLES_METER, METER),
    });
    const answer = await read("consommation_quotidienne");
    expect(answer.status).toBe(502);
    expect(answer.text).not.toContain("12312");
  });
});
