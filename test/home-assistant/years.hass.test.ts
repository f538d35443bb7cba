import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { temporaryFolders } from "../support/temporary-folders.ts";
import { ConfigFlow, reload } from "./entry.ts";
import { until } from "./home.ts";
import { curveDays, firstWholeMs, Homes, METERS, PRICES, withheldDays } from "./homes.ts";
import { importLinky, linkyId, THREE_YEARS } from "./linky.ts";
import { whenGateway } from "./states.ts";
import { differences, faultsOf, type Row, rowsOf, statisticIds } from "./statistics.ts";
import { curveTruth, dailyTruth, lastPublished, parisDay, registerTruth } from "./truth.ts";

const makeFolder = temporaryFolders();
let homes: Homes;
beforeAll(async () => {
  homes = await Homes.imported(makeFolder);
});
afterAll(() => homes?.stop());

const sumByDay = (rows: readonly Row[]): Map<string, number> => {
  const days = new Map<string, number>();
  for (const { startMs, state } of rows) {
    const day = `${parisDay(startMs)}`;
    days.set(day, (days.get(day) ?? 0) + state);
  }
  return days;
};

describe("two years in the real Home Assistant, whose power went off in the middle", () => {
  it("no sum falls, no hour stands twice, and each sum grows by the energy or the cost of its hour", async () => {
    const ids = await statisticIds(homes.hass);
    expect(ids.length).toBeGreaterThan(20);
    for (const [id, rows] of await rowsOf(homes.hass, ids)) expect([id, ...faultsOf(rows).slice(0, 3)]).toEqual([id]);
  });

  it.each([
    ["maison", ["HC", "HP"]],
    ["tempo", ["HCJB", "HCJR", "HCJW", "HPJB", "HPJR", "HPJW"]],
  ] as const)("every hour of %s and of its registers is what the simulated meter counted", async (name, registers) => {
    const [days, fromMs] = [curveDays(), firstWholeMs()];
    const curve = await homes.rows(name, "consumption_load_curve");
    expect(differences(curve, curveTruth(METERS[name], "CONS", days), fromMs)).toEqual([]);
    expect(parisDay(curve.at(-1)?.startMs ?? 0)).toEqual(lastPublished(Date.now()));
    const daily = await homes.rows(name, "consumption_daily");
    expect(differences(daily, dailyTruth(METERS[name], "CONS", days), fromMs)).toEqual([]);
    const truth = registerTruth(METERS[name], days, await homes.offPeak(name));
    expect([...truth.keys()].toSorted()).toEqual(registers);
    for (const [register, hours] of truth) {
      const rows = await homes.rows(name, `_${register.toLowerCase()}`);
      expect([register, ...differences(rows, hours, fromMs)]).toEqual([register]);
      expect(rows[0]?.startMs).toBeLessThan(fromMs);
    }
  });

  it("the cost of each day is its registers at their prices, and the standing charge once", async () => {
    const [peak, offPeak, peakCost, offPeakCost] = await Promise.all(
      ["_hp", "_hc", "_hp_cost", "_hc_cost"].map(async (end) => sumByDay(await homes.rows("maison", end))),
    );
    expect(peak?.size).toBeGreaterThan(1000);
    for (const [day, wh] of peak ?? []) {
      const energy = wh * PRICES.price_peak + (offPeak?.get(day) ?? 0) * PRICES.price_off_peak;
      const cost = (peakCost?.get(day) ?? 0) + (offPeakCost?.get(day) ?? 0);
      expect(cost, day).toBeCloseTo(energy / 1000 + PRICES.standing_charge, 9);
    }
  });

  it("importing again changes nothing", async () => {
    const before = await homes.everything();
    await homes.importAgain("maison");
    await homes.importAgain("tempo");
    expect(await homes.everything()).toBe(before);
  });
});

describe("a home whose points come twice and whose curve is late, with panels", () => {
  it("only the days that Enedis has not collected yet are empty", async () => {
    const rows = await homes.rows("panneaux", "consumption_load_curve");
    const truth = curveTruth(METERS.panneaux, "CONS", curveDays());
    const days = differences(rows, truth, firstWholeMs()).map((one) => `${parisDay(Date.parse(one.slice(0, 24)))}`);
    const { from, until: end } = withheldDays();
    expect(days.length).toBeGreaterThan(48);
    expect(days.filter((day) => day < from.slice(0, 10) || day > end.slice(0, 10))).toEqual([]);
  });

  it("when the missing days come, they are filled in and no hour differs any more", async () => {
    await homes.gateway.enedis.control({ withheld: null, damage: null });
    await homes.importAgain("panneaux");
    for (const [end, direction] of [
      ["consumption_load_curve", "CONS"],
      ["production_load_curve", "PROD"],
    ] as const) {
      const rows = await homes.rows("panneaux", end);
      expect(differences(rows, curveTruth(METERS.panneaux, direction, curveDays()), firstWholeMs())).toEqual([]);
      expect(faultsOf(rows)).toEqual([]);
    }
  });
});

describe("a gateway that is away, a clock that is wrong, a token that is revoked", () => {
  it("while the gateway is away nothing changes, and it goes on when the gateway is back", async () => {
    const before = await homes.everything();
    await homes.gateway.goAway();
    await reload(homes.hass, homes.entry("maison"));
    await until("the entry to wait", async () => {
      const all = await homes.hass.call<{ entry_id: string; state: string }[]>("config_entries/get", {});
      return all.find(({ entry_id }) => entry_id === homes.entry("maison"))?.state === "setup_retry";
    });
    expect(await homes.everything()).toBe(before);
    await homes.gateway.comeBack();
    await homes.importAgain("maison");
    expect(await homes.everything()).toBe(before);
  });

  it("a host whose clock is an hour behind Enedis's imports the same", async () => {
    const before = await homes.everything();
    await homes.gateway.enedis.control({ now: new Date(Date.now() + 3_600_000).toISOString() });
    await homes.importAgain("maison");
    await homes.gateway.enedis.control({ now: null });
    expect(await homes.everything()).toBe(before);
  });

  it("a revoked token asks for another pairing, which keeps every statistic", async () => {
    const before = await homes.everything();
    const [token = ""] = homes.stored("tempo").tokens ?? [];
    const body = new URLSearchParams({ token });
    await fetch(new URL("/api/v2/tokens/revoke", homes.gateway.url), { method: "POST", body });
    await reload(homes.hass, homes.entry("tempo"));
    // A share gives one token a day: this home has not paired yet.
    const flow = await ConfigFlow.asked(homes.hass);
    expect(await flow.pair(homes.gateway, METERS.tempo)).toMatchObject({ reason: "reauth_successful" });
    await whenGateway(homes.hass, "tempo", "ok");
    expect(await homes.everything()).toBe(before);
  });
});

describe("moving in from HA Linky", () => {
  it("three years are adopted without a difference, and undone without a difference", async () => {
    const before = await homes.everything();
    const linky = await importLinky(homes.hass, METERS.maison);
    const adopt = { from_statistic_id: linkyId(METERS.maison), meter: "Maison" };
    const service = "/api/services/conso_api";
    await homes.hass.rest(`${service}/adopt_statistics?return_response`, { ...adopt, preview: true });
    expect(await homes.everything()).toBe(before);
    const { service_response } = await homes.hass.rest<{ service_response: { to_id: string; days: number } }>(
      `${service}/adopt_statistics?return_response`,
      adopt,
    );
    const rows = (await rowsOf(homes.hass, [service_response.to_id])).get(service_response.to_id) ?? [];
    expect(service_response.days).toBeGreaterThan(THREE_YEARS - 2);
    expect(faultsOf(rows)).toEqual([]);
    const ours = new Map(rows.map(({ startMs, state }) => [startMs, state]));
    expect(linky.filter(({ startMs, state }) => ours.get(startMs) !== state)).toEqual([]);
    await homes.hass.rest(`${service}/restore_statistics?return_response`, { meter: "Maison" });
    expect(await homes.everything()).toBe(before);
  });

  it("no log and no diagnostics hold a meter's number, a name or a token", async () => {
    const diagnostics = JSON.stringify(await homes.hass.rest(`/api/diagnostics/config_entry/${homes.entry("tempo")}`));
    for (const text of [homes.hass.log, diagnostics]) expect(text).not.toMatch(/20000000000804|12655648759651|eyJ/);
    expect(diagnostics).not.toContain("Tempo");
  });
});
