import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSituation } from "../../../../shared/enedis/contract/situation.ts";
import { METER, OTHER_METER } from "../../../support/meters.ts";

const NOW = Date.parse("2026-11-30T12:00:00Z");

const contract = (segment: string, start: string | null, kva: string | number = "9", meter: string = METER) => ({
  usage_point_id: meter,
  segment,
  contract_start: start && `${start}T00:00:00+0100`,
  subscribed_power: { unit: "kVA", value: kva },
});
const situationOf = (contracts: readonly object[]) => readSituation(JSON.stringify(contracts), METER, NOW);

const ENDED = contract("C5", "2011-05-02", "3");
const IN_FORCE = contract("C5", "2019-08-27", "9");
const TO_COME = contract("C5", "2026-12-01", "36");

describe("the contract in force", () => {
  it("the contract in force is the one that began last, in whatever order the contracts come", () => {
    const among = [ENDED, contract("C5", null, "6"), IN_FORCE, TO_COME, contract("P4", "2024-07-31")];
    fc.assert(
      fc.property(fc.shuffledSubarray(among, { minLength: among.length }), (contracts) => {
        expect(situationOf(contracts)).toEqual({
          ok: true,
          value: { draws: true, injects: true, contractStart: "2019-08-27", subscribedKva: 9 },
        });
      }),
    );
  });

  it.each([
    ["begins today", "2026-11-30", true],
    ["begins tomorrow", "2026-12-01", false],
  ])("a contract that %s is in force: %s, %s", (_, start, draws) => {
    expect(situationOf([contract("C5", start)])).toMatchObject({ value: { draws } });
  });

  it("a contract without a beginning is in force when there is no other", () => {
    expect(situationOf([contract("C5", null, 12)])).toMatchObject({
      value: { contractStart: null, subscribedKva: 12 },
    });
    expect(situationOf([contract("C5", "le 27 août", 12)])).toMatchObject({ value: { contractStart: null } });
  });

  it("a contract of another meter makes the whole answer malformed", () => {
    expect(situationOf([IN_FORCE, contract("C5", "2024-01-01", "9", OTHER_METER)])).toEqual({
      ok: false,
      refusal: { code: "enedis_malformed_answer" },
    });
  });
});
