import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAppToken, readMeasureBody, readSubscribedServices } from "../../../shared/enedis/wire.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";
import { enedisBody } from "../../fixtures/enedis/body.ts";
import { METER } from "../../support/meters.ts";

const malformed = { ok: false, refusal: { code: "enedis_malformed_answer" } };

describe("a measure", () => {
  const mine = { usagePointId: "11111111111111" as UsagePointId };
  const body = {
    idPrm: "11111111111111",
    etapeMetier: "BRUT",
    periode: { dateDebut: "2026-10-13", dateFin: "2026-10-14" },
    grandeur: [
      {
        grandeurMetier: "CONS",
        grandeurPhysique: "EA",
        unite: "Wh",
        points: [{ v: "12312", d: "2026-10-13" }],
      },
    ],
  };
  const read = (changes: object) => readMeasureBody(JSON.stringify({ ...body, ...changes }), mine);
  const point = (v: unknown) => read({ grandeur: [{ ...body.grandeur[0], points: [{ v, d: "2026-10-13" }] }] });

  it.each(["2026-daily-consumption.json", "2026-load-curve.json", "2026-max-power.json"])(
    "a measure is read from the recorded answer %s",
    (name) => {
      expect(readMeasureBody(enedisBody(name), mine)).toMatchObject({ ok: true, value: { idPrm: "11111111111111" } });
    },
  );

  it("a measure is read without the fields we do not use, known or not", () => {
    expect(read({ contexte: "anything", nouveauChamp: [1] })).toEqual({ ok: true, value: body });
  });

  it.each(["12312", 12312, null, "null"])("a measure may hold the value %j", (v) => {
    expect(point(v)).toMatchObject({ ok: true });
  });

  it("a measure may be an index reading, whose numbers stand elsewhere", () => {
    const index = { idPrm: body.idPrm, periode: body.periode, grandeur: [], contexte: [{ etapeMetier: "BRUT" }] };
    expect(readMeasureBody(JSON.stringify(index), mine)).toMatchObject({ ok: true });
  });

  it("a measure of another meter is malformed and is not passed on", () => {
    expect(read({ idPrm: "99999999999992" })).toEqual(malformed);
  });

  it("a measure may name its meter by a number, which has lost its leading zeros", () => {
    expect(read({ idPrm: 11111111111111 })).toEqual({ ok: true, value: body });
    const zeros = { usagePointId: "00000000000000" as UsagePointId };
    expect(readMeasureBody(JSON.stringify({ ...body, idPrm: 0 }), zeros)).toMatchObject({ ok: true });
    expect(readMeasureBody(JSON.stringify({ ...body, idPrm: 11111111111112 }), mine)).toEqual(malformed);
  });

  it.each<[string, object]>([
    ["no period", { periode: undefined }],
    ["half a period", { periode: { dateDebut: "2026-10-13" } }],
    ["a stage that is not text", { etapeMetier: 1 }],
    ["a unit that is not text", { grandeur: [{ ...body.grandeur[0], unite: 7 }] }],
    ["a point without a stamp", { grandeur: [{ ...body.grandeur[0], points: [{ v: "1" }] }] }],
    ["a value that is an object", { grandeur: [{ ...body.grandeur[0], points: [{ v: {}, d: "2026-10-13" }] }] }],
    ["a point that is none", { grandeur: [{ ...body.grandeur[0], points: [7, null] }] }],
  ])("a measure is read with %s: the rest of it may be good", (_what, changes) => {
    expect(read(changes)).toMatchObject({ ok: true });
  });

  it.each<[string, object]>([
    ["no meter", { idPrm: undefined }],
    ["quantities that are not a list", { grandeur: {} }],
    ["a quantity that is not an object", { grandeur: ["CONS"] }],
    ["points that are not a list", { grandeur: [{ ...body.grandeur[0], points: "none" }] }],
  ])("a measure is malformed with %s", (_what, changes) => {
    expect(read(changes)).toEqual(malformed);
  });

  it.each(["", "null", "[]", '"text"', "{", "<html></html>", "500 Internal Server Error", '{"error":"no_data_found"}'])(
    "a measure is not read from the text %j",
    (text) => {
      expect(readMeasureBody(text, mine)).toEqual(malformed);
    },
  );

  it("a measure that is cut anywhere is malformed", () => {
    const whole = JSON.stringify(body);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        expect(readMeasureBody(whole.slice(0, length), mine)).toEqual(malformed);
      }),
    );
  });
});

describe("the services of an authorisation", () => {
  const service = {
    id: "1",
    injection: false,
    soutirage: true,
    serviceCode: "ACCES",
    dateDebut: "2026-11-22",
    dateFin: "2029-11-21",
    etatCode: "ACTIF",
    etatLibelle: "Actif",
    pointId: METER,
    mesuresTypeCode: "CDC",
    autorisation: { autorisationId: 11 },
  };
  const read = (body: unknown) => readSubscribedServices(JSON.stringify(body));
  const one = (changes: object) => read({ nbTotalServices: 1, serviceSouscrit: [{ ...service, ...changes }] });

  it("the services of an authorisation are read for what consent needs of them", () => {
    expect(one({})).toEqual({
      ok: true,
      value: [
        {
          pointId: METER,
          etatCode: "ACTIF",
          serviceCode: "ACCES",
          dateDebut: "2026-11-22",
          dateFin: "2029-11-21",
          soutirage: true,
          injection: false,
        },
      ],
    });
  });

  it.each([
    ["a null list", { nbTotalServices: 0, serviceSouscrit: null }],
    ["no list", { nbTotalServices: 0 }],
    ["an empty list", { serviceSouscrit: [] }],
  ])("an authorisation has no service with %s", (_what, body) => {
    expect(read(body)).toEqual({ ok: true, value: [] });
  });

  it("the services of an authorisation may have no end, and no direction", () => {
    const bare = { dateFin: null, soutirage: undefined, injection: null };
    expect(one(bare)).toMatchObject({ ok: true, value: [{ dateFin: null, soutirage: false, injection: false }] });
    expect(one({ dateFin: undefined })).toMatchObject({ value: [{ dateFin: null }] });
  });

  it.each<[string, object]>([
    ["a meter of 13 digits", { pointId: "2251691471427" }],
    ["no meter", { pointId: undefined }],
    ["a day that is not", { dateFin: "2026-02-29" }],
    ["no first day", { dateDebut: undefined }],
    ["no state", { etatCode: null }],
    ["a direction in words", { injection: "false" }],
  ])("the services of an authorisation are malformed with %s", (_what, changes) => {
    expect(one(changes)).toEqual(malformed);
  });

  it.each(["", "null", "[]", "{", "<html>"])(
    "the services of an authorisation are not read from the text %j",
    (text) => {
      expect(readSubscribedServices(text)).toEqual(malformed);
    },
  );
});

describe("the application's token", () => {
  const read = (changes: object) =>
    readAppToken(JSON.stringify({ access_token: "opaque", token_type: "Bearer", expires_in: 12600, ...changes }));

  it.each([12600, "12600"])("the application's token lives as long as %j says", (expires_in) => {
    expect(read({ expires_in })).toEqual({ accessToken: "opaque", expiresInMs: 12_600_000 });
  });

  it.each<object>([
    { access_token: undefined },
    { access_token: "" },
    { expires_in: undefined },
    { expires_in: "soon" },
    { expires_in: "" },
    { expires_in: 0 },
    { expires_in: -1 },
    { expires_in: "Infinity" },
    { expires_in: null },
  ])("the application's token is not accepted with %j", (changes) => {
    expect(read(changes)).toBeNull();
  });

  it.each(["", "{}", "null", '{"error":"invalid_client"}'])(
    "the application's token is not read from the text %j",
    (text) => {
      expect(readAppToken(text)).toBeNull();
    },
  );
});
