import { describe, expect, it } from "vitest";
import { METER, NOBODYS_METER } from "../../../support/meters.ts";
import { MORNING, simulated } from "../../../support/simulated.ts";

const DAILY = "consommation_quotidienne";
const CURVE = "courbe_de_charge_consommation";
const MAX = "puissance_conso_max_quotidienne";
const PRODUCTION = "production_quotidienne";

const WEEK = { dateDebut: "2026-11-10", dateFin: "2026-11-17" };

const asked = { pointId: METER, ...WEEK };
const without = (name: string) => Object.fromEntries(Object.entries(asked).filter(([key]) => key !== name));
const bad = (error_description: string) => ({ error: "Invalid_request", error_description });

describe("parameters", () => {
  it.each([
    ["no meter", without("pointId"), bad("usage_point_id parameter is required.")],
    ["a short meter", { ...asked, pointId: "123" }, bad("usage_point_id parameter must be 14 digits long.")],
    ["no start", without("dateDebut"), bad("Start date parameter is required.")],
    [
      "a start that is no date",
      { ...asked, dateDebut: "10/11/2026" },
      bad("Start date parameter must be in the format yyyy-mm-dd."),
    ],
    [
      "a start that is not in the calendar",
      { ...asked, dateDebut: "2026-02-30" },
      bad("Start date parameter must be in the format yyyy-mm-dd."),
    ],
    ["no end", without("dateFin"), bad("End date parameter is required.")],
    [
      "an end that is no date",
      { ...asked, dateFin: "demain" },
      bad("End date parameter must be in the format yyyy-mm-dd."),
    ],
  ])("a measure request with %s is refused", async (_, query, body) => {
    const { measure } = await simulated();
    const answer = await measure(DAILY, query);
    expect([answer.status, await answer.json()]).toEqual([400, body]);
  });

  it.each([
    ["a parameter its documentation does not list", DAILY, { ...asked, prm: METER }],
    ["a step other than a day or a month", MAX, { ...asked, mesuresPas: "PT30M", grandeurPhysique: "PMA" }],
    ["a quantity it does not know", MAX, { ...asked, mesuresPas: "P1D", grandeurPhysique: "EA" }],
  ])("a measure request with %s fails", async (_, name, query) => {
    const { measure } = await simulated();
    expect((await measure(name, query)).status).toBe(500);
  });

  it.each([
    ["step", { grandeurPhysique: "PMA" }, bad("mesuresPas parameter is required.")],
    ["quantity", { mesuresPas: "P1D" }, bad("grandeurPhysique parameter is required.")],
  ])("the maximum power requires the parameter for a %s", async (_, extra, body) => {
    const { measure } = await simulated();
    const answer = await measure(MAX, { ...asked, ...extra });
    expect([answer.status, await answer.json()]).toEqual([400, body]);
  });

  it("the measure API knows seven measures and no other", async () => {
    const { measure } = await simulated();
    const answer = await measure("consommation_mensuelle", asked);
    expect([answer.status, await answer.json()]).toEqual([404, expect.objectContaining({ code: "900906" })]);
  });
});

describe("the window", () => {
  const REVERSED = {
    error: "ADAM-ERR0002",
    error_description: "La date de fin doit être supérieure à la date de début.",
  };
  const TOO_LONG = {
    error: "ADAM-ERR0126",
    error_description: "The requested period must be less than 7 days for an access to the load curve.",
  };
  const TOO_OLD = {
    error: "ADAM-ERR0125",
    error_description: "The start date must be greater than the history deadline.",
  };
  const FUTURE = bad("The end date parameter must be earlier than the current date.");
  const BEFORE = {
    error: "ADAM-ERR0123",
    error_description:
      "La demande ne peut pas aboutir, la période demandée est antérieure à la date de dernière mise en service du point.",
  };

  // MORNING is 20 November 2026: 24 months and 15 days before is 5 November 2024, 36 months and 15 days 5 November 2023.
  it.each([
    ["an end before its start", DAILY, METER, "2026-11-11", "2026-11-10", REVERSED],
    ["no day at all", DAILY, METER, "2026-11-10", "2026-11-10", REVERSED],
    ["an end tomorrow", DAILY, METER, "2026-11-10", "2026-11-21", FUTURE],
    ["eight days of curve", CURVE, METER, "2026-11-10", "2026-11-18", TOO_LONG],
    ["a curve one day too old", CURVE, METER, "2024-11-04", "2024-11-06", TOO_OLD],
    ["a day one day too old", DAILY, METER, "2023-11-04", "2023-11-06", TOO_OLD],
    ["days before the meter was put in service", DAILY, "20000000000503", "2026-05-31", "2026-06-03", BEFORE],
  ])("a window with %s is refused", async (_, name, pointId, dateDebut, dateFin, body) => {
    const { measure } = await simulated();
    const answer = await measure(name, { pointId, dateDebut, dateFin });
    expect([answer.status, await answer.json()]).toEqual([400, body]);
  });

  it.each([
    ["an end today", DAILY, METER, "2026-11-10", "2026-11-20"],
    ["exactly seven days of curve", CURVE, METER, "2026-11-10", "2026-11-17"],
    ["a year of days", DAILY, METER, "2025-11-20", "2026-11-20"],
    ["the oldest curve", CURVE, METER, "2024-11-05", "2024-11-06"],
    ["the oldest day", DAILY, METER, "2023-11-05", "2023-11-06"],
    ["the first day of a meter", DAILY, "20000000000503", "2026-06-01", "2026-06-03"],
  ])("a window with %s is served", async (_, name, pointId, dateDebut, dateFin) => {
    const { measure } = await simulated();
    expect((await measure(name, { pointId, dateDebut, dateFin })).status).toBe(200);
  });
});

describe("a meter", () => {
  const NO_CONSENT = {
    error: "ADAM-DC-0008",
    error_description: "No consent can be found for this customer and this usage point.",
  };
  const WRONG_WAY = {
    error: "ADAM-ERR0069",
    error_description: "Le sens de la mesure ne correspond pas pour le PRM demandé.",
  };
  const NO_DATA = { error: "no_data_found", error_description: "no measure found for this usage point" };
  const TECHNICAL = { error: "technical_error", error_description: "Technical error. Please try later." };

  it.each([
    ["that nobody shared", DAILY, NOBODYS_METER, 403, NO_CONSENT],
    ["whose consent was revoked", DAILY, "20000000000602", 403, NO_CONSENT],
    ["whose consent was revoked at once", DAILY, "26584978546985", 403, NO_CONSENT],
    ["whose consent expired", DAILY, "20000000000603", 403, NO_CONSENT],
    ["shared without its production", PRODUCTION, "20000000000604", 403, NO_CONSENT],
    ["shared without its index", "index_consommation", "20000000000808", 403, NO_CONSENT],
    [
      "whose holder moved out",
      DAILY,
      "20000000000601",
      403,
      { error: "ADAM-DC-0007", error_description: "The customer is not owner of this usage point." },
    ],
    ["shared a moment ago", DAILY, "20000000000605", 500, TECHNICAL],
    [
      "shared a moment ago and not recorded",
      DAILY,
      "20000000000606",
      400,
      { error: "ADAM-DC-0007", error_description: "Le client n'est pas titulaire du point demandé." },
    ],
    ["that produces nothing", PRODUCTION, METER, 400, WRONG_WAY],
    ["that produces nothing and answers 404", PRODUCTION, "20000000000505", 404, NO_DATA],
    ["that produces nothing and answers 500", PRODUCTION, "20000000000504", 500, TECHNICAL],
    ["that only produces", DAILY, "24880057139941", 400, WRONG_WAY],
    ["without a load curve", CURVE, "32320647321714", 404, NO_DATA],
    [
      "whose holder refused the load curve",
      CURVE,
      "20000000000502",
      400,
      { error: "ADAM-ERR0075", error_description: "The customer objected to the load curve recording" },
    ],
  ])("a meter %s is refused with Enedis's code and sentence", async (_, name, pointId, status, body) => {
    const { measure } = await simulated();
    const answer = await measure(name, { pointId, ...WEEK });
    expect([answer.status, await answer.text()]).toEqual([status, JSON.stringify(body)]);
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
  });

  it("a meter works once a fresh consent has settled", async () => {
    const { measure, pass } = await simulated();
    const answer = () => measure(DAILY, { pointId: "20000000000605", ...WEEK });
    expect((await answer()).status).toBe(500);
    pass(10 * 60_000 - 1);
    expect((await answer()).status).toBe(500);
    pass(1);
    expect((await answer()).status).toBe(200);
  });

  it("a meter can be one of a hundred thousand ordinary homes", async () => {
    const { measure } = await simulated();
    for (const pointId of ["30000000000000", "30000000054321", "30000000099999"]) {
      expect((await measure(DAILY, { pointId, ...WEEK })).status).toBe(200);
    }
    expect((await measure(DAILY, { pointId: "30000000100000", ...WEEK })).status).toBe(403);
  });
});

describe("the order of checks", () => {
  it("the order of checks is token, throttle, parameters, consent, direction, window, then data", async () => {
    const { request, measure, control } = await simulated();
    const path = `/mesure_synchrone_auto/v2/${PRODUCTION}`;
    const codeOf = async (answer: Response) => {
      const body = (await answer.json()) as { code?: string; error?: string };
      return body.code ?? body.error;
    };

    await control({ quota: { perSecond: 0 } });
    expect(await codeOf(await request(path))).toBe("900902");
    expect(await codeOf(await request(path, { headers: { authorization: "Bearer unknown" } }))).toBe("900901");
    expect(await codeOf(await measure(PRODUCTION, {}))).toBe("900807");
    await control({ quota: { perSecond: 1_000 } });
    const reversed = { dateDebut: WEEK.dateFin, dateFin: WEEK.dateDebut };
    expect(await codeOf(await measure(PRODUCTION, { pointId: NOBODYS_METER }))).toBe("Invalid_request");
    expect(await codeOf(await measure(PRODUCTION, { pointId: NOBODYS_METER, ...reversed }))).toBe("ADAM-DC-0008");
    expect(await codeOf(await measure(PRODUCTION, { pointId: METER, ...reversed }))).toBe("ADAM-ERR0069");
    expect(await codeOf(await measure(CURVE, { pointId: "32320647321714", ...reversed }))).toBe("ADAM-ERR0002");
    expect(await codeOf(await measure(CURVE, { pointId: "32320647321714", ...WEEK }))).toBe("no_data_found");
  });
});

describe("publication", () => {
  const EIGHT_IN_PARIS = Date.parse("2026-11-20T07:00:00Z");
  const yesterday = { dateDebut: "2026-11-19", dateFin: "2026-11-20" };

  it.each([
    ["one minute to eight in Paris, not yet", EIGHT_IN_PARIS - 60_000, 404],
    ["eight in Paris, published", EIGHT_IN_PARIS, 200],
    ["eight in Paris in summer, published", Date.parse("2026-07-20T06:00:00Z"), 200],
  ])("yesterday's measures are published at eight (%s)", async (_, at, status) => {
    const { measure } = await simulated(at);
    const day = at < EIGHT_IN_PARIS - 1e9 ? { dateDebut: "2026-07-19", dateFin: "2026-07-20" } : yesterday;
    expect((await measure(DAILY, { pointId: METER, ...day })).status).toBe(status);
  });

  it("a longer window leaves out yesterday until eight", async () => {
    const early = await simulated(EIGHT_IN_PARIS - 1);
    const late = await simulated(EIGHT_IN_PARIS);
    const last = async ({ points }: typeof early) => (await points(DAILY, METER, "2026-11-15", "2026-11-20")).at(-1)?.d;
    expect([await last(early), await last(late)]).toEqual(["2026-11-18", "2026-11-19"]);
  });

  it.each([
    ["20000000000401", "2026-11-18", "2026-11-19 00:00:00"],
    ["20000000000402", "2026-11-17", "2026-11-18 00:00:00"],
    ["20000000000403", "2026-11-16", "2026-11-17 00:00:00"],
    ["20000000000404", "2026-11-19", "2026-11-18 00:00:00"],
  ])("the measures of the late meter %s are published days later", async (prm, lastDay, lastPoint) => {
    const { points } = await simulated(MORNING);
    expect((await points(DAILY, prm, "2026-11-14", "2026-11-20")).at(-1)?.d).toBe(lastDay);
    expect((await points(CURVE, prm, "2026-11-14", "2026-11-20")).at(-1)?.d).toBe(lastPoint);
  });
});
