import { describe, expect, it } from "vitest";
import type { ConsentedService } from "../../shared/consent.ts";
import { lookForConsent } from "../../shared/consent-lookup.ts";
import { accepted, type Outcome, refused } from "../../shared/refusal.ts";
import type { UsagePointId } from "../../shared/usage-point.ts";

const METER = "11453290002823" as UsagePointId;
const NOW = Date.parse("2026-11-22T12:00:00Z");
const FOUND = { ok: true, value: { usagePointId: METER, endsAtMs: Number.POSITIVE_INFINITY } };
const NOT_FOUND = { ok: false, refusal: { code: "consent_not_found" } };

const service = (pointId: string): ConsentedService => ({
  pointId: pointId as UsagePointId,
  serviceCode: "ACCES",
  etatCode: "ACTIF",
  dateFin: null,
});
const listed = accepted([service(METER)]);
const empty = accepted([]);

/** Looks for a consent in a list that answers the script, and notes what happened in which order. */
async function lookingAt(...script: Outcome<ConsentedService[]>[]) {
  const story: string[] = [];
  const look = async () => {
    story.push("look");
    return script.shift() ?? empty;
  };
  const sleep = async (ms: number) => story.push(`wait ${ms}`);
  return { result: await lookForConsent(look, () => NOW, sleep), story };
}

describe("a consent that was just given", () => {
  it("is looked for once when it is there at once", async () => {
    expect(await lookingAt(listed)).toEqual({ result: FOUND, story: ["look"] });
  });

  it("is looked for again, later and later, when it is not there yet", async () => {
    const story = ["look", "wait 1000", "look", "wait 3000", "look"];
    expect(await lookingAt(empty, empty, listed)).toEqual({ result: FOUND, story });
  });

  it("is given up for now after three looks: each is a call", async () => {
    const { result, story } = await lookingAt();
    expect(result).toEqual(NOT_FOUND);
    expect(story.filter((event) => event === "look")).toHaveLength(3);
  });

  it("is not looked for again when Enedis, or our quota, says no", async () => {
    const refusal = refused({ code: "quota_shared", retryAfterMs: 9_000 } as const);
    expect(await lookingAt(empty, refusal, listed)).toEqual({ result: refusal, story: ["look", "wait 1000", "look"] });
  });

  it("is not looked for again when it is of no use to us", async () => {
    const several = accepted([service(METER), service("22516914714270")]);
    const result = { ok: false, refusal: { code: "consent_several_meters" } };
    expect(await lookingAt(several, listed)).toEqual({ result, story: ["look"] });
  });
});
