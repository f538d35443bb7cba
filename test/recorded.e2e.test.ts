import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressOf, type DataRoute, routeNamed } from "./routes.ts";
import { gatewayEnvironment, startGateway, tokenFor } from "./running.ts";
import { stubUpstream } from "./stub-upstream.ts";

const METER = "99999999999991";
const TWO_DAYS = { meter: METER, start: "2026-09-29", end: "2026-10-01" };
const recorded = (name: string): string => readFileSync(join(import.meta.dirname, "fixtures/enedis", name), "utf8");

let upstream: Awaited<ReturnType<typeof stubUpstream>>;
let gateway: Awaited<ReturnType<typeof startGateway>>;
let token: string;

beforeAll(async () => {
  upstream = await stubUpstream();
  gateway = await startGateway(upstream.url, gatewayEnvironment(upstream.url));
  token = await tokenFor(METER);
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
  upstream.play({ status, contentType: "application/octet-stream", body: recorded(file) });

describe("a body that the real Enedis returned", () => {
  it("comes out of the old route exactly as the old Enedis said it: the load curve", async () => {
    play("2026-load-curve.json");
    const { meter_reading } = JSON.parse(recorded("v5-load-curve.json"));
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
        { value: "33495", date: "2026-09-29" },
        { value: "38022", date: "2026-09-30" },
      ],
    },
    {
      name: "consumption_max_power",
      file: "2026-max-power.json",
      reading_type: { unit: "VA", measurement_kind: "power", aggregate: "maximum", measuring_period: "P1D" },
      interval_reading: [
        { value: "4680", date: "2026-09-29 13:03:35" },
        { value: "6510", date: "2026-09-30 12:50:25" },
      ],
    },
  ])("comes out of the old route in the old shape: $name", async ({ name, file, ...said }) => {
    play(file);
    const envelope = { usage_point_id: METER, start: "2026-09-29", end: "2026-10-01", quality: "BRUT" };
    expect((await read(name)).text).toBe(JSON.stringify({ ...envelope, ...said }));
  });

  it.each([
    { name: "consommation_quotidienne", file: "2026-daily-consumption.json" },
    { name: "courbe_de_charge_consommation", file: "2026-load-curve.json" },
    { name: "puissance_conso_max_quotidienne", file: "2026-max-power.json" },
  ])("comes out of the 2026 route unchanged: $name", async ({ name, file }) => {
    play(file);
    expect(await read(name)).toEqual({ status: 200, type: "application/json", text: recorded(file) });
  });

  it.each(["daily_consumption", "consommation_quotidienne"])(
    "is enclosed as it came when it is a refusal: %s",
    async (name) => {
      play("2026-not-subscribed-403.json", 403);
      const answer = await read(name);
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.text)).toMatchObject({
        code: "enedis_not_subscribed",
        origin: "enedis",
        error: JSON.parse(recorded("2026-not-subscribed-403.json")),
      });
    },
  );

  it("about another meter than the one asked is never handed out", async () => {
    upstream.play({
      status: 200,
      contentType: "application/json",
      body: recorded("2026-daily-consumption.json").replace(METER, "11111111111111"),
    });
    const answer = await read("consommation_quotidienne");
    expect(answer.status).toBe(502);
    expect(answer.text).not.toContain("33495");
  });
});
