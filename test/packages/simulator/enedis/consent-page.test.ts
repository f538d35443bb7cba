import { describe, expect, it } from "vitest";
import { METER } from "../../../support/meters.ts";
import { LINK, simulated } from "../../../support/simulated.ts";

const AUTHORIZE = "/dataconnect/v2/oauth2/authorize";
const link = (over: Record<string, string> = {}) => `${AUTHORIZE}?${new URLSearchParams({ ...LINK, ...over })}`;

describe("the consent page", () => {
  it("the consent page says that it is not Enedis, in French, and lets one meter be picked", async () => {
    const answer = await (await simulated()).get(link());
    const page = await answer.text();
    expect(answer.headers.get("content-type")).toMatch(/^text\/html/);
    expect(page).toContain('<html lang="fr">');
    expect(page).toContain("Cette page n’est pas celle d’Enedis");
    expect(page).toContain(`type="radio" name="prm" value="${METER}"`);
    expect(page).toContain("20 novembre 2029");
    expect(page).not.toContain("<script");
  });

  it("the consent page escapes the parameters of the link", async () => {
    const page = await (await (await simulated()).get(link({ state: '"><b>' }))).text();
    expect(page).not.toContain('"><b>');
  });

  it.each([
    ["no client", { client_id: "" }, 400, "invalid_request", "missing_parameter"],
    ["another client", { client_id: "someone" }, 403, "access_denied", "unknown_client"],
    ["no duration", { duration: "" }, 400, "invalid_request", "missing_parameter"],
    ["a malformed duration", { duration: "3 ans" }, 400, "invalid_request", "invalid_duration_format"],
    ["more than three years", { duration: "P37M" }, 400, "invalid_request", "maximum_duration_exceeded"],
    ["a state of 101 characters", { state: "a".repeat(101) }, 400, "invalid_request", "invalid_state"],
  ])("the consent page refuses a link with %s", async (_, over, status, error, error_description) => {
    const answer = await (await simulated()).get(link(over));
    expect([answer.status, await answer.json()]).toEqual([status, { error, error_description }]);
  });

  it.each(["P3Y", "P36M", "P156W", "P1095D", "P12M"])("the consent page accepts a duration of %s", async (duration) => {
    expect((await (await simulated()).get(link({ duration, state: "a".repeat(100) }))).status).toBe(200);
  });
});

describe("the way back", () => {
  const back = (answer: Response) => ({
    status: answer.status,
    query: Object.fromEntries(new URL(answer.headers.get("location") ?? "x:").searchParams),
  });

  it("the way back carries a small number and the state, and no meter", async () => {
    const answer = await (await simulated()).agree({ prm: METER, state: "x y&z" });
    expect(answer.headers.get("location")).toMatch(
      /^http:\/\/localhost:8787\/api\/callback\?autorisation_id=\d+&state=/,
    );
    expect(back(answer)).toEqual({ status: 302, query: { autorisation_id: "12", state: "x y&z" } });
  });

  it("the way back carries the same number each time a meter is shared", async () => {
    const [one, other] = [await simulated(), await simulated()];
    const ids = [await one.agree({ prm: METER }), await one.agree({ prm: METER }), await other.agree({ prm: METER })];
    expect(new Set(ids.map((answer) => back(answer).query.autorisation_id)).size).toBe(1);
  });

  it("the way back carries the person's refusal", async () => {
    const answer = await (await simulated()).agree({ prm: METER, decision: "refuse" });
    expect(back(answer)).toEqual({
      status: 302,
      query: { error: "access_denied", error_description: expect.any(String), state: LINK.state },
    });
  });

  it("the way back carries Enedis's own failure when the switch asks for it", async () => {
    const enedis = await simulated();
    await enedis.control({ consentReturn: "demande_non_aboutie" });
    expect(back(await enedis.agree({ prm: METER })).query).toEqual({
      error: "invalid_request",
      error_description: "demande_non_aboutie",
      state: LINK.state,
    });
  });

  it("the way back leads to the address of the switch", async () => {
    const enedis = await simulated();
    await enedis.control({ callbackUrl: "http://127.0.0.1:1234/back" });
    expect((await enedis.agree({ prm: METER })).headers.get("location")).toMatch(/^http:\/\/127\.0\.0\.1:1234\/back\?/);
  });

  it("the way back does not exist for an incompatible meter or an unknown number", async () => {
    const enedis = await simulated();
    for (const prm of ["20000000000703", "00000000000000", ""]) {
      const answer = await enedis.agree({ prm });
      expect([answer.status, answer.headers.get("location")]).toEqual([400, null]);
    }
  });
});

describe("a consent", () => {
  const MEASURE = { dateDebut: "2026-11-10", dateFin: "2026-11-17" };

  it("a consent opens a revoked meter again", async () => {
    const { measure, agree } = await simulated();
    const ask = () => measure("consommation_quotidienne", { pointId: "20000000000602", ...MEASURE });
    expect((await ask()).status).toBe(403);
    await agree({ prm: "20000000000602" });
    expect((await ask()).status).toBe(200);
  });

  it("a consent that is revoked at once never works", async () => {
    const { measure, agree } = await simulated();
    expect((await agree({ prm: "26584978546985" })).status).toBe(302);
    const answer = await measure("consommation_quotidienne", { pointId: "26584978546985", ...MEASURE });
    expect(answer.status).toBe(403);
  });

  it("a consent ends with its last day in Paris", async () => {
    const { measure, agree, pass, renewToken } = await simulated();
    await agree({ prm: METER, duration: "P1D" });
    const ask = async () => {
      await renewToken();
      return (await measure("consommation_quotidienne", { pointId: METER, ...MEASURE })).status;
    };
    // From 11:00 on the 20th to 00:00 on the 22nd, in Paris.
    pass(37 * 3_600_000 - 1);
    expect(await ask()).toBe(200);
    pass(1);
    expect(await ask()).toBe(403);
  });

  it("a repeated consent ends on an error page without a way back when the switch asks for it", async () => {
    const { agree, control } = await simulated();
    await control({ alreadyShared: "dead_end" });
    const answer = await agree({ prm: METER });
    expect([answer.status, answer.headers.get("location")]).toEqual([500, null]);
    expect(await answer.text()).toContain("Une erreur est survenue");
    expect((await agree({ prm: "20000000000602" })).status).toBe(302);
  });
});
