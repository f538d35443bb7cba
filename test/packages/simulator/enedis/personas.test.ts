import { expect, it } from "vitest";
import { PERSONAS, personaByAutorisation, personaOf } from "../../../../packages/simulator/enedis/personas.ts";

const everyone = [...PERSONAS.sandbox, ...PERSONAS.invented];

it("each meter has its own autorisation_id, and is found by it", () => {
  expect(new Set(everyone.map(({ prm }) => prm)).size).toBe(everyone.length);
  expect(new Set(everyone.map(({ autorisationId }) => autorisationId)).size).toBe(everyone.length);
  for (const { prm, autorisationId } of everyone) expect(personaByAutorisation(autorisationId)?.prm).toBe(prm);
});

it.each(["30000000000000", "30000000099999"])("the home %s is found by its autorisation_id", (prm) => {
  expect(personaByAutorisation(personaOf(prm)?.autorisationId ?? 0)?.prm).toBe(prm);
});

it.each([10, 99, 99_999, 200_000])("no meter is found under the autorisation_id %i", (id) => {
  expect(personaByAutorisation(id)).toBeNull();
});
