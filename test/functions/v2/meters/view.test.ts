import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Answers, meterView, routesFor } from "../../../../functions/v2/meters/view.ts";
import { type ContractRoute, READ_CONTRACT } from "../../../../shared/enedis/contract-wire.ts";
import { claimsFrom } from "../../../../shared/token/claims.ts";
import { usagePointId } from "../../../../shared/usage-point.ts";
import { contractSituation, contractSynthesis, metering } from "../../../enedis/contract-bodies.ts";
import { personaOf } from "../../../enedis/personas.ts";
import { BOTH_DIRECTIONS, METER } from "../../../support/meters.ts";

const meter = usagePointId(METER) ?? expect.fail();
const claimsOf = (more: object = {}) =>
  claimsFrom({ sub: [METER], iat: 0, exp: 1, roles: [["consumption"]], ...more }) ?? expect.fail();
const persona = (prm: string) => personaOf(prm) ?? expect.fail();

const bodies = (prm: string) => ({
  situation_contrat_auto: contractSituation(persona(prm)),
  synth_contrat_auto: contractSynthesis(persona(prm)),
  comptage_auto: metering(persona(prm)),
});

/** What the view makes of these bodies. */
function view(said: Record<ContractRoute, unknown>, claims = claimsOf()) {
  const answers: Answers = Object.fromEntries(
    routesFor(claims).map((route) => [route, READ_CONTRACT[route](JSON.stringify(said[route]), meter)]),
  );
  return meterView(claims, meter, answers);
}

describe("the view of a meter", () => {
  it("the view of a meter says what the contract says", () => {
    expect(view(bodies(METER))).toMatchObject({
      meter: "••••••••••4270",
      roles: ["consumption"],
      subscribed_power_kva: expect.any(Number),
      unavailable: [],
    });
  });

  it.each([
    [
      "HC (1H30-7H30;12H30-14H30)",
      [
        ["01:30", "07:30"],
        ["12:30", "14:30"],
      ],
    ],
    ["HC (22H00-6H00)", [["22:00", "06:00"]]],
    ["22:00-24:00", [["22:00", "00:00"]]],
    ["", []],
  ])("the view of a meter reads the ranges %j", (written, ranges) => {
    const said = { ...bodies(METER), comptage_auto: { relais: { plageHeuresCreuses: written } } };
    expect(view(said).off_peak).toEqual(ranges.map(([start, end]) => ({ start, end })));
  });

  it.each(["HC (25H00-6H00)", "chez Camille", "HC (1H30-7H30;Camille)", "HC (1H75-2H00)"])(
    "the view of a meter takes ranges that it cannot read, such as %j, for a malformed answer",
    (written) => {
      const said = { ...bodies(METER), comptage_auto: { relais: { plageHeuresCreuses: written } } };
      expect(view(said)).toMatchObject({
        off_peak: null,
        unavailable: [{ members: ["off_peak"], code: "enedis_malformed_answer" }],
      });
    },
  );

  it("the view of a meter takes a contract of another meter for a malformed answer", () => {
    const said = { ...bodies(METER), situation_contrat_auto: bodies(BOTH_DIRECTIONS).situation_contrat_auto };
    expect(view(said)).toMatchObject({ contract_start: null, unavailable: [{ code: "enedis_malformed_answer" }] });
  });

  it("the view of a meter has the roles of the token when Enedis fails, and says which members are missing", () => {
    const down = { ok: false, refusal: { code: "enedis_unavailable", upstream: { status: 503, body: null } } } as const;
    expect(
      meterView(claimsOf(), meter, { situation_contrat_auto: down, synth_contrat_auto: down, comptage_auto: down }),
    ).toEqual({
      meter: "••••••••••4270",
      roles: ["consumption"],
      contract_start: null,
      subscribed_power_kva: null,
      active_since: { consumption: null, production: null },
      off_peak: null,
      unavailable: [
        { members: ["contract_start", "subscribed_power_kva"], code: "enedis_unavailable", retryable: true },
        { members: ["active_since"], code: "enedis_unavailable", retryable: true },
        { members: ["off_peak"], code: "enedis_unavailable", retryable: true },
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
        fc.integer({ min: 0, max: 7 }),
        (markers, kept) => {
          let at = 0;
          // Every text of the bodies becomes a marker, but for some, so that the rest is still read.
          const marked = (value: unknown, name = ""): unknown => {
            if (Array.isArray(value)) return value.map((one) => marked(one, name));
            if (value !== null && typeof value === "object") {
              return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, marked(one, key)]));
            }
            if (typeof value !== "string" || name === "usage_point_id") return value;
            return READ[kept] === name || (kept === 7 && READ.includes(name)) ? value : markers[at++ % markers.length];
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
const READ = ["segment", "contract_start", "value", "unit", "plageHeuresCreuses", "periodesHoraires", "code"];
