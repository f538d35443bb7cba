import { describe, expect, it } from "vitest";
import { enedisRefusal } from "../../../shared/enedis/error-codes.ts";
import { wordErrorAsDataConnect } from "../../../shared/frozen/data-connect-error-words.ts";
import { NOBODYS, OF_THE_REQUEST } from "../measures/said.ts";

describe("in the words of Data Connect 2026", () => {
  it("the Data Connect 2026 words for a reversed period are the sentence that was recorded", () => {
    expect(wordErrorAsDataConnect({ code: "period_reversed" })).toEqual({
      error: "ADAM-ERR0002",
      error_description: "La date de fin doit être supérieure à la date de début.",
    });
  });

  it.each(OF_THE_REQUEST)(
    "the refusal %j has the words of v5 in Data Connect 2026, which has none of its own",
    (refusal, said) => {
      expect(wordErrorAsDataConnect(refusal)).toEqual(said);
    },
  );

  it.each<[number, object]>([
    [404, { code: "…", message: "Pas de mesure trouvée pour ce point" }],
    [400, { error: "ADAM-DC-0007", error_description: "Le client n'est pas titulaire du point demandé." }],
    [403, { code: "900908", message: "Resource forbidden " }],
    [500, { error: "technical_error", error_description: "Technical error. Please try later." }],
  ])("an Enedis answer (%i %j) is repeated as it came in the words of Data Connect 2026", (status, body) => {
    expect(wordErrorAsDataConnect(enedisRefusal(status, JSON.stringify(body), 0))).toEqual(body);
  });

  it.each(NOBODYS)("the refusal $code has no words in Data Connect 2026", (refusal) => {
    expect(wordErrorAsDataConnect(refusal)).toBeNull();
  });
});
