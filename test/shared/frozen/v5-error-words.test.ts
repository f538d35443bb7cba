import { describe, expect, it } from "vitest";
import { enedisRefusal } from "../../../shared/enedis/error-codes.ts";
import { wordErrorAsV5 } from "../../../shared/frozen/v5-error-words.ts";
import { NOBODYS, OF_THE_REQUEST } from "../measures/said.ts";

const invalid = (error_description: string) => ({ error: "Invalid_request", error_description });
const upstream = (status: number, body: unknown) => enedisRefusal(status, JSON.stringify(body), 0);

describe("in the words of v5", () => {
  it.each(OF_THE_REQUEST)("the refusal %j has the words that v5 used", (refusal, said) => {
    expect(wordErrorAsV5(refusal)).toEqual(said);
  });

  it("a reversed period has the sentence of v5", () => {
    expect(wordErrorAsV5({ code: "period_reversed" })).toEqual(invalid("Start date should be before end date."));
  });

  it.each<[number, object, object]>([
    [
      404,
      { code: "…", message: "Pas de mesure trouvée pour ce point" },
      { error: "no_data_found", error_description: "no measure found for this usage point" },
    ],
    [
      400,
      { error: "ADAM-DC-0007", error_description: "Le client n'est pas titulaire du point demandé." },
      { error: "ADAM-DC-0007", error_description: "The customer is not owner of this usage point." },
    ],
    [
      403,
      { error: "ADAM-DC-0008", error_description: "…" },
      {
        error: "ADAM-DC-0008",
        error_description: "No consent can be found for this customer and this usage point.",
      },
    ],
    [
      400,
      { code: "ADAM-ERR0069", message: "Le sens de la mesure ne correspond pas" },
      { error: "ADAM-ERR0069", error_description: "Le sens de la mesure ne correspond pas pour le PRM demandé." },
    ],
    [
      400,
      { code: "ADAM-ERR0075", message: "…" },
      { error: "ADAM-ERR0075", error_description: "The customer objected to the load curve recording" },
    ],
    [
      400,
      { error: "ADAM-ERR0123", error_description: "…" },
      {
        error: "ADAM-ERR0123",
        error_description: "The requested period cannot be anterior to the meter's last activation date",
      },
    ],
    [
      400,
      { error: "ADAM-ERR0002", error_description: "La date de fin doit être supérieure à la date de début." },
      { error: "Invalid_request", error_description: "Start date should be before end date." },
    ],
    [
      400,
      { code: "ADAM-ERR0125", message: "…" },
      { error: "ADAM-ERR0125", error_description: "The start date must be greater than the history deadline." },
    ],
    [
      400,
      { code: "ADAM-ERR0126", message: "…" },
      {
        error: "ADAM-ERR0126",
        error_description: "The requested period must be less than 7 days for an access to the load curve.",
      },
    ],
    [
      500,
      { code: "…", message: "Problème technique dans l'interrogation du SI coeur" },
      { error: "technical_error", error_description: "Technical error. Please try later." },
    ],
  ])("an answer of 2026 (%i %j) has the sentence of v5, and keeps its status", (status, body, said) => {
    const refusal = upstream(status, body);
    expect(wordErrorAsV5(refusal)).toEqual(said);
    expect(refusal).toMatchObject({ upstream: { status } });
  });

  it("a fault in plain text has the sentence of v5 as well", () => {
    expect(wordErrorAsV5(enedisRefusal(500, "500 Internal Server Error", 0))).toMatchObject({
      error: "technical_error",
    });
  });

  it.each<[number, object]>([
    [400, { error: "Invalid_request", error_description: "End date parameter is required." }],
    [429, { code: "900804", message: "Message throttled out", nextAccessTime: "2026-Jul-17 05:00:00+0000 UTC" }],
    [403, { code: "900908", message: "Resource forbidden " }],
    [400, { error: "ADAM-ERR9999", error_description: "Une erreur que personne ne connaît." }],
  ])("an answer for which v5 has no other words (%i %j) is repeated as it came", (status, body) => {
    expect(wordErrorAsV5(upstream(status, body))).toEqual(body);
  });

  it("an empty answer of Enedis is put in our own words, not those of v5", () => {
    expect(wordErrorAsV5(enedisRefusal(503, "", 0))).toBeNull();
  });

  it.each(NOBODYS)("the refusal $code has no words in v5", (refusal) => {
    expect(wordErrorAsV5(refusal)).toBeNull();
  });
});
