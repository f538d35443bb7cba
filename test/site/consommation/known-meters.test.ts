import { describe, expect, it } from "vitest";
import { issueToken } from "../../../shared/token/token.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";
import { knownMeters } from "../../../site/browser/consommation/known-meters.ts";
import { METER, NO_CURVE, OTHER_METER } from "../../support/meters.ts";

const NOON = Date.UTC(2026, 10, 30, 12);
const tokenOf = (...usagePoints: UsagePointId[]) =>
  issueToken(
    { usagePoints, jti: usagePoints.join(), issuedAtMs: NOON, expiresAtMs: NOON + 86_400_000 },
    "a secret of the current deployment",
  );
const remembered = (token: string, names = {}) => ({ name: "a name", token, names });

describe("the meters that the page knows", () => {
  it("the meters of the page's token come first, then those that the device remembers, each once", async () => {
    const [both, third, same] = [await tokenOf(METER, OTHER_METER), await tokenOf(NO_CURVE), await tokenOf(METER)];
    const known = knownMeters(both, [remembered(same), remembered(third)]);
    expect(known.map(({ number, token, isOnly }) => [number, token, isOnly])).toEqual([
      [METER, both, false],
      [OTHER_METER, both, false],
      [NO_CURVE, third, true],
    ]);
  });

  it("a meter has the name that the device remembers for it, whichever token opens it, else the end of its number", async () => {
    const [now, former] = [await tokenOf(METER, OTHER_METER), await tokenOf(METER)];
    const known = knownMeters(now, [remembered(former, { [METER]: "Maison" })]);
    expect(known.map(({ label }) => label)).toEqual(["Maison", `••••\u00a0${OTHER_METER.slice(-4)}`]);
  });

  it("a token of the same meters as the page's is not offered beside it", async () => {
    const [now, own] = [await tokenOf(METER, OTHER_METER), await tokenOf(OTHER_METER, METER)];
    expect(knownMeters(now, [remembered(own)]).map(({ token }) => token)).toEqual([now, now]);
  });

  it("a token that the page cannot read is one meter without a number, for the API to judge", () => {
    expect(knownMeters("eyJ.eyJ.x", [])).toMatchObject([{ number: "", isOnly: true, token: "eyJ.eyJ.x" }]);
  });
});
