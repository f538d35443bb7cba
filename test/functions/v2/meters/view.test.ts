import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Answers, isSettled, meterView, routesFor } from "../../../../functions/v2/meters/view.ts";
import { contractBodies } from "../../../../packages/simulator/index.ts";
import { type ContractRoute, READ_CONTRACT } from "../../../../shared/enedis/contract/routes.ts";
import { claimsFrom } from "../../../../shared/token/claims.ts";
import { usagePointId } from "../../../../shared/usage-point.ts";
import { BOTH_DIRECTIONS, METER } from "../../../support/meters.ts";

const NOW = Date.parse("2026-11-30T12:00:00Z");
const meter = usagePointId(METER) ?? expect.fail();
const claimsOf = (more: object = {}) =>
  claimsFrom({ sub: [METER], iat: 0, exp: 1, roles: [["consumption"]], ...more }) ?? expect.fail();
const bodies = (prm: string) => contractBodies(prm) ?? expect.fail();

/** What the view makes of these bodies. */
function view(said: Record<ContractRoute, unknown>, claims = claimsOf()) {
  const answers: Answers = Object.fromEntries(
    routesFor(claims).map((route) => [route, READ_CONTRACT[route](JSON.stringify(said[route]), meter, NOW)]),
  );
  return meterView(claims, meter, answers);
}

describe("the view of a meter", () => {
  it("the view of a meter says what the contract says", () => {
    expect(view(bodies(METER))).toMatchObject({
      meter: "••••••••••4270",
      roles: ["consumption"],
      subscribed_power_kva: expect.any(Number),
      services_level: "open",
      connection_state: "supplied",
      unavailable: [],
    });
  });

  it("the view of a meter shows the off-peak hours that the relay has", () => {
    const said = { ...bodies(METER), comptage_auto: { relais: { plageHeuresCreuses: "HC (1H30-7H30;12H30-14H30)" } } };
    expect(view(said).off_peak).toEqual([
      { start: "01:30", end: "07:30" },
      { start: "12:30", end: "14:30" },
    ]);
  });

  it.each<[string, string, ContractRoute, object]>([
    ["off-peak hours", "off_peak", "comptage_auto", { relais: { plageHeuresCreuses: "chez Camille" } }],
    ["a level of services", "services_level", "synth_contrat_auto", { services_level: "chez Camille" }],
    ["a state of the connection", "connection_state", "alimentation_auto", { connection_state: "chez Camille" }],
  ])(
    "the view of a meter shows %s that are not understood as null, with that reason, and as good for an hour",
    (_, member, route, body) => {
      const shown = view({ ...bodies(METER), [route]: body });
      expect(shown).toMatchObject({
        [member]: null,
        unavailable: [{ members: [member], code: "enedis_not_understood", retryable: false }],
      });
      expect(isSettled([view(bodies(METER)), shown])).toBe(true);
    },
  );

  it("the view of a meter takes a contract of another meter for a malformed answer", () => {
    const said = { ...bodies(METER), situation_contrat_auto: bodies(BOTH_DIRECTIONS).situation_contrat_auto };
    expect(view(said)).toMatchObject({ contract_start: null, unavailable: [{ code: "enedis_malformed_answer" }] });
  });

  it("the view of a meter has the roles of the token when Enedis fails, and says which members are missing", () => {
    const down = { ok: false, refusal: { code: "enedis_unavailable", upstream: { status: 503, body: null } } } as const;
    expect(
      meterView(claimsOf(), meter, {
        situation_contrat_auto: down,
        synth_contrat_auto: down,
        comptage_auto: down,
        alimentation_auto: down,
      }),
    ).toEqual({
      meter: "••••••••••4270",
      roles: ["consumption"],
      contract_start: null,
      subscribed_power_kva: null,
      active_since: { consumption: null, production: null },
      off_peak: null,
      services_level: null,
      connection_state: null,
      unavailable: [
        { members: ["contract_start", "subscribed_power_kva"], code: "enedis_unavailable", retryable: true },
        { members: ["active_since"], code: "enedis_unavailable", retryable: true },
        { members: ["services_level"], code: "enedis_unavailable", retryable: true },
        { members: ["off_peak"], code: "enedis_unavailable", retryable: true },
        { members: ["connection_state"], code: "enedis_unavailable", retryable: true },
      ],
    });
  });

  it("the view of a meter shows a token for production nothing of what is drawn", () => {
    const claims = claimsOf({ scope: "production daily" });
    expect(routesFor(claims)).not.toContain("comptage_auto");
    expect(view(bodies(METER), claims)).toMatchObject({
      roles: [],
      subscribed_power_kva: null,
      active_since: { consumption: null },
      off_peak: null,
      unavailable: [],
    });
  });

  it("the view of a meter holds nothing personal, whatever stands in the bodies", () => {
    const marker = fc.string({ minLength: 4, maxLength: 20 }).map((text) => `¤${text}`);
    fc.assert(
      fc.property(
        fc.array(marker, { minLength: 40, maxLength: 40 }),
        fc.integer({ min: 0, max: READ.length }),
        (markers, kept) => {
          let at = 0;
          // Every text of the bodies becomes a marker, but for some, so that the rest is still read.
          const marked = (value: unknown, name = ""): unknown => {
            if (Array.isArray(value)) return value.map((one) => marked(one, name));
            if (value !== null && typeof value === "object") {
              return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, marked(one, key)]));
            }
            if (typeof value !== "string" || name === "usage_point_id") return value;
            return READ[kept] === name || (kept === READ.length && READ.includes(name))
              ? value
              : markers[at++ % markers.length];
          };
          const said = Object.fromEntries(Object.entries(bodies(METER)).map(([route, body]) => [route, marked(body)]));
          const shown = JSON.stringify(view(said as Record<ContractRoute, unknown>));
          for (const secret of markers) expect(shown).not.toContain(JSON.stringify(secret).slice(1, -1));
        },
      ),
    );
  });
});

/** The texts that the view reads. */
const READ = [
  "segment",
  "contract_start",
  "value",
  "unit",
  "plageHeuresCreuses",
  "periodesHoraires",
  "code",
  "services_level",
  "connection_state",
];
