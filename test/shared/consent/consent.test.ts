import { describe, expect, it } from "vitest";
import { consentError, consentFrom } from "../../../shared/consent/consent.ts";
import type { SubscribedService } from "../../../shared/enedis/wire.ts";
import type { Day } from "../../../shared/paris-time.ts";
import { METER, OTHER_METER } from "../../support/meters.ts";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const SERVICE: SubscribedService = {
  pointId: METER,
  serviceCode: "ACCES",
  etatCode: "ACTIF",
  dateDebut: "2026-11-22" as Day,
  dateFin: "2029-11-22" as Day,
  soutirage: true,
  injection: false,
};

const NOTHING = null;
const consent = (endsAt: string | null) => ({
  usagePointId: METER,
  startedOn: "2026-11-22",
  endsAtMs: endsAt === null ? Number.POSITIVE_INFINITY : Date.parse(endsAt),
  severalMeters: false,
  roles: ["consumption"],
});

describe("the services of an authorisation", () => {
  it("the services of an authorisation open their meter until the end of the last day, in Paris", () => {
    expect(consentFrom([SERVICE], NOW)).toEqual(consent("2029-11-22T23:00:00Z"));
  });

  it.each([
    ["ACTIF", consent("2029-11-22T23:00:00Z")],
    ["DEMANDE", consent("2029-11-22T23:00:00Z")],
    ["TERMINE", NOTHING],
    ["SUPPRIME", NOTHING],
    ["", NOTHING],
    ["actif", NOTHING],
    ["SUSPENDU", NOTHING],
  ])(
    "the services of an authorisation in state %j open their meter only if that state is active or requested",
    (etatCode, decision) => {
      expect(consentFrom([{ ...SERVICE, etatCode }], NOW)).toEqual(decision);
    },
  );

  it("the services of an authorisation open nothing when they give access to nothing", () => {
    expect(consentFrom([{ ...SERVICE, serviceCode: "PUBLICATION" }], NOW)).toEqual(NOTHING);
  });

  it("an authorisation without a service opens nothing", () => {
    expect(consentFrom([], NOW)).toEqual(NOTHING);
  });

  it.each([
    ["on its last day", "2026-11-22", consent("2026-11-22T23:00:00Z")],
    ["the day after", "2026-11-21", NOTHING],
  ])("the services of an authorisation are valid until their end: %s", (_when, dateFin, decision) => {
    expect(consentFrom([{ ...SERVICE, dateFin: dateFin as Day }], NOW)).toEqual(decision);
  });

  it.each([
    [-1, consent("2026-11-22T23:00:00Z")],
    [0, NOTHING],
  ])(
    "the services of an authorisation are valid until the last millisecond of their last day (%i)",
    (afterMs, decision) => {
      const lastDay = { ...SERVICE, dateFin: "2026-11-22" as Day };
      expect(consentFrom([lastDay], Date.parse("2026-11-22T23:00:00Z") + afterMs)).toEqual(decision);
    },
  );

  it.each([
    [[{ injection: true, soutirage: false }], ["production"]],
    [[{ injection: true }], ["consumption", "production"]],
    [
      [{}, { injection: true, soutirage: false }],
      ["consumption", "production"],
    ],
    [[{ soutirage: false }], []],
  ])("the services of an authorisation say what their meter measures: %j", (changes, roles) => {
    expect(
      consentFrom(
        changes.map((change) => ({ ...SERVICE, ...change })),
        NOW,
      ),
    ).toMatchObject({ roles });
  });

  it("the services of an authorisation may have no end", () => {
    expect(consentFrom([{ ...SERVICE, dateFin: null }], NOW)).toEqual(consent(null));
  });

  it.each([
    ["in winter", "2026-12-31", "2026-12-31T23:00:00Z"],
    ["in summer", "2027-07-14", "2027-07-14T22:00:00Z"],
    ["on the 23 hours of spring", "2027-03-28", "2027-03-28T22:00:00Z"],
    ["on the 25 hours of autumn", "2027-10-31", "2027-10-31T23:00:00Z"],
    ["on a leap day", "2028-02-29", "2028-02-29T23:00:00Z"],
  ])("the services of an authorisation end when the day does in Paris: %s", (_when, dateFin, end) => {
    expect(consentFrom([{ ...SERVICE, dateFin: dateFin as Day }], NOW)).toEqual(consent(end));
  });

  it("an authorisation may have two services for one meter, drawing and injecting: the first end counts", () => {
    const services = [SERVICE, { ...SERVICE, dateFin: null }, { ...SERVICE, dateFin: "2027-06-30" as Day }];
    expect(consentFrom(services, NOW)).toEqual(consent("2027-06-30T22:00:00Z"));
  });

  it("the services of an authorisation are as old as the oldest of them", () => {
    const older = { ...SERVICE, dateDebut: "2026-11-21" as Day };
    expect(consentFrom([SERVICE, older], NOW)?.startedOn).toBe("2026-11-21");
    expect(consentFrom([older, SERVICE], NOW)?.startedOn).toBe("2026-11-21");
  });

  it("the services of an authorisation say so when they are of two meters, in whatever order Enedis lists them", () => {
    const other = { ...SERVICE, pointId: OTHER_METER };
    expect(consentFrom([SERVICE, other], NOW)).toMatchObject({ usagePointId: OTHER_METER, severalMeters: true });
    expect(consentFrom([other, SERVICE], NOW)).toEqual(consentFrom([SERVICE, other], NOW));
  });

  it("the services of an authorisation open the active meter beside the ended service of another", () => {
    const former = { ...SERVICE, pointId: OTHER_METER, etatCode: "TERMINE", dateFin: "2026-06-30" as Day };
    expect(consentFrom([former, SERVICE], NOW)).toEqual(consent("2029-11-22T23:00:00Z"));
  });
});

describe("an error that Enedis's pages send back", () => {
  it.each([
    ["access_denied", undefined, { code: "consent_declined" }],
    ["invalid_request", "demande_non_aboutie", { code: "consent_failed", reason: "not_completed" }],
    ["server_error", "lincs-internal-server-error", { code: "consent_failed", reason: "server_error" }],
    ["server_error", undefined, { code: "consent_failed", reason: "server_error" }],
    ["invalid_request", "<script>alert(1)</script>", { code: "consent_failed", reason: "other" }],
    ["something_new", "in 2031", { code: "consent_failed", reason: "other" }],
    ["", "", { code: "consent_failed", reason: "other" }],
  ])(
    "the error %j, described as %j, that Enedis's pages send back becomes the right refusal",
    (error, description, refusal) => {
      expect(consentError(error, description)).toEqual(refusal);
    },
  );
});
