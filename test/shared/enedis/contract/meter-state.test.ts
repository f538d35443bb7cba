import fc from "fast-check";
import { expect, it } from "vitest";
import { CONNECTION_STATES, readSupply } from "../../../../shared/enedis/contract/supply.ts";
import { readSynthesis, SERVICES_LEVELS } from "../../../../shared/enedis/contract/synthesis.ts";

const stateOf = (connection_state: unknown) => {
  const read = readSupply(JSON.stringify({ connection_state }));
  return read.ok ? read.value.connectionState : read.refusal.code;
};
const levelOf = (services_level: unknown) => {
  const read = readSynthesis(
    JSON.stringify({ consumption_last_activation_date: "2019-08-27T00:00:00+0200", services_level }),
  );
  if (!read.ok) return read.refusal.code;
  expect(read.value.drawsSince).toBe("2019-08-27");
  return read.value.servicesLevel.ok ? read.value.servicesLevel.value : read.value.servicesLevel.refusal.code;
};

it.each([
  ["Alimenté", "supplied"],
  ["ALIMENTE", "supplied"],
  ["Limité", "limited"],
  ["Coupé", "cut"],
  ["Non alimenté", "not_supplied"],
  ["Non raccordé", "not_supplied"],
  ["", null],
  [null, null],
  ["En travaux", "enedis_not_understood"],
  ["Pas alimenté", "enedis_not_understood"],
  [3, "enedis_malformed_answer"],
])("a connection in the state %j is %j", (written, state) => {
  expect(stateOf(written)).toBe(state);
});

it.each([
  ["Communicant (ouvert aux services)", "open"],
  ["communicant ouvert aux services", "open"],
  ["Communicant (non ouvert aux services)", "closed"],
  ["Non communicant", "not_communicating"],
  ["", null],
  [undefined, null],
  ["Communicant (ouvert)", "enedis_not_understood"],
])("the level of services %j is %j, and the days beside it are read all the same", (written, level) => {
  expect(levelOf(written)).toBe(level);
});

it("a state or a level is a word of ours, nothing or not understood, whatever Enedis writes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect([...CONNECTION_STATES, null, "enedis_not_understood"]).toContain(stateOf(text));
      expect([...SERVICES_LEVELS, null, "enedis_not_understood"]).toContain(levelOf(text));
    }),
  );
});
