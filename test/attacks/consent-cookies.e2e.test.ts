import { decodeJwt } from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Browser } from "../support/browser.ts";
import { METER, OTHER_METER } from "../support/meters.ts";
import { tokenFor } from "../support/running.ts";
import { backWith, refusalOn, startUnderAttack, type UnderAttack, type Victim } from "./under-attack.ts";

/** One for each attack: a share gives one token a day. */
const METERS = [METER, OTHER_METER, "32320647321714"];

let world: UnderAttack;
let victim: Victim;

beforeAll(async () => {
  world = await startUnderAttack();
});
afterAll(() => world.stop());

beforeEach(async () => {
  victim = await world.victim(METERS.shift() ?? "");
});
afterEach(async () => {
  // Whatever was tossed, the victim comes through.
  expect(decodeJwt(await victim.finish()).sub).toEqual([victim.meter]);
});

describe("an attacker who tosses a cookie", () => {
  it("a return is refused when it brings two cookies of one name, or a cookie under the bare name", async () => {
    const attacker = world.attacker();
    const trap = await backWith(attacker, "11");
    const departure = ({ cookies }: Browser) => [...cookies].find(([name]) => name.startsWith("__Host-consent-")) ?? [];
    const [name = "", tossed = ""] = departure(attacker);
    const [, own = ""] = departure(victim.browser);
    for (const cookie of [
      `${name}=${tossed}; ${name}=${own}`,
      `${name}=${own}; ${name}=${tossed}`,
      `${name.replace("__Host-", "")}=${tossed}`,
      `${name.toLowerCase()}=${tossed}`,
      `__Host-consent=${tossed}`,
    ]) {
      const sent = await world.attacker().open(trap, { headers: { cookie } });
      expect(await refusalOn(sent)).toEqual([400, "consent_other_browser"]);
    }
  });

  it("the journey believes neither cookie when an attacker tosses theirs beside the victim's", async () => {
    await victim.browser.open(victim.back);
    const attacker = world.attacker();
    await attacker.open(await backWith(attacker, "11"));
    const [tossed = "", own = ""] = [attacker, victim.browser].map((one) => one.cookies.get("__Host-journey"));
    for (const cookie of [
      `__Host-journey=${tossed}; __Host-journey=${own}`,
      `__Host-journey=${own}; __Host-journey=${tossed}`,
      `journey=${tossed}`,
    ]) {
      const sent = await world.attacker().open("/consentement", { headers: { cookie } });
      expect(await refusalOn(sent)).toEqual([400, "consent_other_browser"]);
    }
  });

  it("a token that an attacker tosses beside the victim's is not shown or renewed, and neither is the victim's", async () => {
    const [tossed, own] = [await tokenFor(OTHER_METER), await tokenFor(victim.meter)];
    for (const cookie of [
      `__Host-token=${tossed}; __Host-token=${own}`,
      `__Host-token=${own}; __Host-token=${tossed}`,
      `token=${tossed}`,
    ]) {
      const page = await world.attacker().open("/token", { headers: { cookie } });
      expect([page.status, await page.text()]).toEqual([404, expect.not.stringContaining("eyJ")]);
      for (const path of ["/token/another", "/token/revoke-others"]) {
        const headers = { cookie, origin: world.gateway.origin };
        const { status, headers: said } = await world.attacker().open(path, { method: "POST", headers });
        expect([status, said.get("location")]).toEqual([303, "/token"]);
      }
    }
  });
});
