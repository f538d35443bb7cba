import { describe, expect, it } from "vitest";
import {
  BOTH_DIRECTIONS,
  CUT_OFF,
  METER,
  NOT_COMMUNICATING,
  PRODUCER,
  SERVICES_CLOSED,
  THREE_CONTRACTS,
} from "../../../support/meters.ts";
import { simulated } from "../../../support/simulated.ts";

const SITUATION = "situation_contrat_auto";
const SYNTHESIS = "synth_contrat_auto";
const METERING = "comptage_auto";
const SUPPLY = "alimentation_auto";

type Enedis = Awaited<ReturnType<typeof simulated>>;
const ask = ({ get }: Enedis, api: string, prm: string) => get(`/${api}/v1/${prm}`);
const answered = async (api: string, prm: string) => {
  const answer = await ask(await simulated(), api, prm);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/octet-stream"]);
  return answer.json();
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T00:00:00\+0[12]00$/;

describe("the situation of a contract", () => {
  const person = { title: expect.any(String), lastname: expect.any(String), firstname: expect.any(String) };
  const drawn = (prm: string) => ({
    usage_point_id: prm,
    contract_start: expect.stringMatching(INSTANT),
    contract_type: "Contrat GRD-F",
    contractor: expect.any(String),
    distribution_tariff: expect.stringMatching(/^Tarif BT<=36kVA /),
    subscribed_power: { unit: "kVA", value: expect.stringMatching(/^(6|9|12)$/) },
    segment: "C5",
    customer: {
      customer: {
        adress: {
          line1: expect.any(String),
          line4: expect.any(String),
          line6: expect.stringMatching(/^99\d{3} /),
          line7: "FRANCE",
        },
      },
    },
    contact_data: {
      email: expect.stringMatching(/^[a-z.\d-]+@example\.org$/),
      landline: expect.stringMatching(/^\+3319900\d{4}$/),
      phone: expect.stringMatching(/^\+3363998\d{4}$/),
    },
    person,
  });
  const injected = (prm: string) => ({
    usage_point_id: prm,
    contract_start: expect.stringMatching(INSTANT),
    contract_type: "Contrat GRD-A",
    segment: "P4",
    customer: {
      customer: { adress: { line1: expect.any(String), line4: expect.any(String), line6: expect.any(String) } },
    },
    contact_data: { email: expect.any(String), landline: expect.any(String) },
    person,
  });

  it.each([
    ["that draws", METER, [drawn(METER)]],
    ["that draws and injects", BOTH_DIRECTIONS, [drawn(BOTH_DIRECTIONS), injected(BOTH_DIRECTIONS)]],
    ["that only injects", PRODUCER, [injected(PRODUCER)]],
    ["shared without its production", "20000000000604", [drawn("20000000000604")]],
  ])(
    "the contract situation of a meter %s is a list, with names, telephones and addresses inside",
    async (_, prm, body) => {
      expect(await answered(SITUATION, prm)).toEqual(body);
    },
  );

  it("the contract situation begins on the day of activation where that is known", async () => {
    expect(await answered(SITUATION, "11453290002823")).toMatchObject([{ contract_start: "2019-08-27T00:00:00+0200" }]);
  });

  it("the contract situation is always the same for a meter, and differs from one meter to the next", async () => {
    const contactOf = async (prm: string) => {
      const [contract] = (await answered(SITUATION, prm)) as readonly { readonly contact_data: unknown }[];
      return contract?.contact_data;
    };
    const contact = await contactOf(METER);
    expect(await contactOf(METER)).toEqual(contact);
    expect(await contactOf(BOTH_DIRECTIONS)).not.toEqual(contact);
  });
});

it("the contract synthesis of a meter has its segments and the activation of each direction", async () => {
  const activated = expect.stringMatching(INSTANT);
  expect(await answered(SYNTHESIS, METER)).toEqual({
    segments: [{ segment: "C5" }],
    consumption_last_activation_date: activated,
    last_subscribed_power_change_date: activated,
    services_level: "Communicant (ouvert aux services)",
  });
  expect(await answered(SYNTHESIS, BOTH_DIRECTIONS)).toMatchObject({
    segments: [{ segment: "C5" }, { segment: "P4" }],
    generation_last_activation_date: activated,
  });
});

it("the supply of a meter says that it is supplied, or cut off", async () => {
  expect(await answered(SUPPLY, METER)).toEqual({
    serial_number: expect.any(Number),
    connection_state: "Alimenté",
    voltage_level: "BT",
    phase_count: expect.stringMatching(/^[13]$/),
    nominal_service_voltage: { value: expect.any(Number), unit: "V" },
  });
  expect(await answered(SUPPLY, CUT_OFF)).toMatchObject({ connection_state: "Coupé" });
  expect(await answered(SYNTHESIS, NOT_COMMUNICATING)).toMatchObject({ services_level: "Non communicant" });
});

it("the situation of one meter lists three contracts, of which the second is in force", async () => {
  const contracts = (await answered(SITUATION, THREE_CONTRACTS)) as readonly { readonly contract_start: string }[];
  expect(contracts.map(({ contract_start }) => contract_start.slice(0, 4))).toEqual([
    "2011",
    expect.any(String),
    "2060",
  ]);
});

it.each([
  [NOT_COMMUNICATING, 400, "ADAM-ERR0155"],
  [CUT_OFF, 400, "ADAM-ERR0155"],
  [SERVICES_CLOSED, 404, "no_data_found"],
])("a measure of %s, which is not read, is answered with %i %s", async (pointId, status, error) => {
  const answer = await (await simulated()).measure("consommation_quotidienne", {
    pointId,
    dateDebut: "2026-11-10",
    dateFin: "2026-11-11",
  });
  expect([answer.status, await answer.json()]).toEqual([status, expect.objectContaining({ error })]);
});

describe("the metering of a meter", () => {
  const offPeak = async (prm: string) => {
    const { relais, compteurs } = (await answered(METERING, prm)) as {
      readonly relais: unknown;
      readonly compteurs: readonly { readonly programmationHoraire: unknown }[];
    };
    return [relais, compteurs[0]?.programmationHoraire];
  };
  const programme = (offPeak: string, peak: string) => ({
    programmationPosteHoraire: [
      { code: "HC", libelle: "Heures Creuses", periodesHoraires: offPeak },
      { code: "HP", libelle: "Heures Pleines", periodesHoraires: peak },
    ],
  });

  it("the metering of a meter has the off-peak hours for the relay and in the programme of the meter", async () => {
    expect(await offPeak("20000000000804")).toEqual([
      { plageHeuresCreuses: "HC (22H00-6H00)" },
      programme("22H00-6H00", "6H00-22H00"),
    ]);
  });

  it("the metering of one meter has the off-peak hours in the programme only", async () => {
    const [relay, inMeter] = await offPeak("20000000000810");
    expect(relay).toBeNull();
    expect(inMeter).toEqual(programme(expect.stringMatching(/^\d+H\d\d-\d+H\d\d/), expect.any(String)));
  });

  it.each([
    ["20000000000811", { plageHeuresCreuses: expect.stringMatching(/^"\d+H\d\d-.*"$/) }],
    ["20000000000812", { plageHeuresCreuses: "22H-6H" }],
    ["20000000000813", { plageHeuresCreuses: expect.stringMatching(/^HC \([^;]+\)$/) }],
    ["20000000000816", { plageHeuresCreuses: "NA" }],
    ["20000000000817", { plageHeuresCreuses: "Heures creuses de nuit" }],
  ])("the metering has the off-peak hours of %s in a form of its own", async (prm, relay) => {
    expect(await offPeak(prm)).toEqual([relay, null]);
  });

  it.each(["20000000000814", "20000000000815"])(
    "the metering has the off-peak hours of %s under four codes, with an empty relay",
    async (prm) => {
      const [relay, inMeter] = await offPeak(prm);
      expect(relay).toEqual({ plageHeuresCreuses: "" });
      expect(inMeter).toMatchObject({
        programmationPosteHoraire: ["HCH", "HPH", "HCB", "HPB"].map((code) => ({ code })),
      });
    },
  );

  it.each(["20000000000801", PRODUCER])(
    "the metering has no off-peak hours for %s, whose tariff has none",
    async (prm) => {
      expect(await offPeak(prm)).toEqual([null, null]);
    },
  );
});

describe.each([SITUATION, SYNTHESIS, METERING, SUPPLY])("%s", (api) => {
  const NO_SERVICES = { error: "Bad request", error_description: "Pas de services souscrits, le flux est stoppé." };

  it.each([
    ["without the service of contract data", "20000000000809"],
    ["whose consent was revoked", "20000000000602"],
    ["whose consent has expired", "20000000000603"],
    ["whose consent is not active yet", "20000000000605"],
    ["that nobody shared", "00000000000000"],
  ])("a contract route refuses a meter %s", async (_, prm) => {
    const answer = await ask(await simulated(), api, prm);
    expect([answer.status, await answer.text()]).toEqual([400, JSON.stringify(NO_SERVICES)]);
  });

  it("a contract route refuses a meter whose holder moved out", async () => {
    expect((await ask(await simulated(), api, "20000000000601")).status).toBe(403);
  });

  it("a contract route refuses a meter number of another length, and fails on anything in the query", async () => {
    const enedis = await simulated();
    expect((await ask(enedis, api, "123")).status).toBe(400);
    expect((await enedis.get(`/${api}/v1?pointId=${METER}`)).status).toBe(500);
    expect((await enedis.get(`/${api}/v1/${METER}?x=1`)).status).toBe(500);
    expect((await enedis.get(`/${api}/v2/${METER}`)).status).toBe(404);
  });

  it("a contract route has its own quota, and its calls are logged", async () => {
    const enedis = await simulated();
    await enedis.control({ quota: { perHour: 1 } });
    expect([(await ask(enedis, api, METER)).status, (await ask(enedis, api, METER)).status]).toEqual([200, 429]);
    expect((await enedis.lookup({ autorisationId: 11, comptage: true })).status).toBe(200);
    const calls = (await (await enedis.request("/_calls")).json()) as { api: string; meter: string }[];
    expect(calls.filter((call) => call.api === api).map(({ meter }) => meter)).toEqual([METER, METER]);
  });

  it("a contract route fails while measures work when a fault is on contracts", async () => {
    const enedis = await simulated();
    await enedis.control({ fault: { kind: "not_subscribed", on: "contracts" } });
    const answer = await ask(enedis, api, METER);
    expect([answer.status, await answer.json()]).toEqual([403, expect.objectContaining({ code: "900908" })]);
    const window = { pointId: METER, dateDebut: "2026-11-10", dateFin: "2026-11-11" };
    expect((await enedis.measure("consommation_quotidienne", window)).status).toBe(200);
  });
});
