import { describe, expect, it } from "vitest";
import { simulated } from "../../../support/simulated.ts";

interface Services {
  readonly nbTotalServices: number;
  readonly serviceSouscrit?: readonly Readonly<Record<string, unknown>>[] | null;
}

const ASK = { autorisation: true, comptage: false, serviceType: "ACCES" };
type Enedis = Awaited<ReturnType<typeof simulated>>;
const services = async ({ lookup }: Enedis, autorisationId: unknown, extra: object = {}): Promise<Services> =>
  (await (await lookup({ ...ASK, autorisationId, ...extra })).json()) as Services;
const pointIds = ({ serviceSouscrit }: Services) => serviceSouscrit?.map(({ pointId }) => pointId);

/** The `autorisation_id` that the consent page gives for a meter. */
async function agreed({ agree }: Enedis, prm: string): Promise<number> {
  const location = (await agree({ prm })).headers.get("location") ?? "";
  return Number(new URL(location).searchParams.get("autorisation_id"));
}

describe("subscribed_services", () => {
  it("subscribed_services lists five services of the meter behind an id, with or without a slash at the end", async () => {
    const enedis = await simulated();
    const id = await agreed(enedis, "22516914714270");
    const body = await services(enedis, id);
    const service = (mesuresTypeCode: string, mesuresPas: string) => ({
      id: expect.any(String),
      injection: false,
      soutirage: true,
      serviceCode: "ACCES",
      dateDebut: "2026-11-20",
      dateFin: "2029-11-20",
      etatCode: "ACTIF",
      etatLibelle: "Actif",
      pointId: "22516914714270",
      mesuresTypeCode,
      mesuresPas,
      mesuresCorrigees: false,
      espaceDynamique: true,
      publicationDonnees: false,
      autorisation: {
        autorisationId: id,
        autorisationLibelle: "Consentement du titulaire",
        autorisationType: "EXPLICITE",
        autorisationStatut: "ACTIVE",
      },
    });
    expect(body).toEqual({
      nbTotalServices: 5,
      serviceSouscrit: [
        service("CDC", "PT30M"),
        service("PMAX", "P1D"),
        service("IDX", "P1D"),
        service("ENERGIE", "P1D"),
        service("ITC", "NA"),
      ],
    });
    expect(new Set(body.serviceSouscrit?.map((one) => one.id)).size).toBe(5);
    const slash = await enedis.lookup({ ...ASK, autorisationId: id }, "/subscribed_services/v1/");
    expect(await slash.json()).toEqual(body);
  });

  it("subscribed_services answers without a list for an id that nobody has", async () => {
    expect(await services(await simulated(), 10)).toEqual({ nbTotalServices: 0 });
  });

  it.each([
    ["null", { nbTotalServices: 0, serviceSouscrit: null }],
    ["empty", { nbTotalServices: 0, serviceSouscrit: [] }],
  ])(
    "subscribed_services writes a list without services as %s when the switch asks for it",
    async (emptyList, body) => {
      const enedis = await simulated();
      await enedis.control({ subscribedServices: { emptyList } });
      expect(await services(enedis, 10)).toEqual(body);
    },
  );

  it("subscribed_services refuses filters, and only them, when the switch asks for it", async () => {
    const enedis = await simulated();
    await enedis.control({ subscribedServices: { filters: "refused" } });
    const bare = { autorisationId: 11, comptage: false };
    expect((await enedis.lookup({ ...bare, serviceType: "ACCES" })).status).toBe(400);
    expect((await enedis.lookup({ ...bare, etatCode: ["ACTIF"] })).status).toBe(400);
    expect((await enedis.lookup(bare)).status).toBe(200);
  });

  it.each([
    ["20000000000808", ["CDC", "PMAX", "ENERGIE", "ITC"]],
    ["20000000000809", ["CDC", "PMAX", "IDX", "ENERGIE"]],
  ])("subscribed_services lists the four services of %s, whose consent lacks one", async (prm, types) => {
    const enedis = await simulated();
    const { serviceSouscrit } = await services(enedis, await agreed(enedis, prm));
    expect(serviceSouscrit?.map(({ mesuresTypeCode }) => mesuresTypeCode)).toEqual(types);
  });

  it("subscribed_services only counts when asked to count", async () => {
    const enedis = await simulated();
    expect(await services(enedis, 11, { comptage: true })).toEqual({ nbTotalServices: 5 });
    expect(await services(enedis, 10, { comptage: true })).toEqual({ nbTotalServices: 0 });
  });

  it("subscribed_services lists five services per direction of a meter that draws and injects", async () => {
    const enedis = await simulated();
    const { serviceSouscrit } = await services(enedis, await agreed(enedis, "12655648759651"));
    expect(serviceSouscrit?.map(({ pointId, soutirage, injection }) => [pointId, soutirage, injection])).toEqual([
      ...Array(5).fill(["12655648759651", true, false]),
      ...Array(5).fill(["12655648759651", false, true]),
    ]);
  });

  it("subscribed_services lists five services for 11, as Enedis's own sandbox does", async () => {
    expect(pointIds(await services(await simulated(), 11))).toEqual(Array(5).fill("14000000000001"));
  });

  it.each([
    ["revoked", "20000000000602", "SUPPRIME"],
    ["expired", "20000000000603", "TERMINE"],
    ["fresh", "20000000000605", "DEMANDE"],
  ])("subscribed_services says that a consent is %s, and filters by state", async (_, prm, etatCode) => {
    const probe = await simulated();
    const id = await agreed(probe, prm);
    const enedis = await simulated();
    expect((await services(enedis, id)).serviceSouscrit?.map((service) => service.etatCode)).toEqual(
      Array(5).fill(etatCode),
    );
    expect((await services(enedis, id, { etatCode: ["ACTIF"] })).nbTotalServices).toBe(0);
  });

  it.each([
    ["20000000000701", []],
    ["20000000000702", null],
  ])("subscribed_services shows the services of %s at the third lookup only", async (prm, nothing) => {
    const enedis = await simulated();
    const id = await agreed(enedis, prm);
    for (const _ of [1, 2]) {
      expect(await services(enedis, id)).toEqual({ nbTotalServices: 0, serviceSouscrit: nothing });
    }
    expect(pointIds(await services(enedis, id))).toEqual(Array(5).fill(prm));
  });

  it("subscribed_services shows nothing before a delay when the switch asks for it", async () => {
    const enedis = await simulated();
    await enedis.control({ subscribedServices: { lateBySeconds: 30 } });
    const id = await agreed(enedis, "22516914714270");
    enedis.pass(29_999);
    expect(await services(enedis, id)).toEqual({ nbTotalServices: 0 });
    enedis.pass(1);
    expect(pointIds(await services(enedis, id))).toEqual(Array(5).fill("22516914714270"));
  });

  it.each([
    ["no id", { comptage: false }],
    ["no comptage", { autorisationId: 11 }],
    ["an id that is no number", { autorisationId: "abc", comptage: false }],
    ["no JSON", "autorisationId=11"],
  ])("subscribed_services refuses a request with %s", async (_, body) => {
    expect((await (await simulated()).lookup(body)).status).toBe(400);
  });
});
