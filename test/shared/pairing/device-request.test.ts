import { describe, expect, it } from "vitest";
import { countryFrom, openRequest, sealRequest } from "../../../shared/pairing/device-request.ts";
import type { UserCode } from "../../../shared/pairing/user-code.ts";

const CODE = "BCDFGHJK" as UserCode;
const request = { name: "A box", scope: "consumption daily", askedAtMs: 1_700_000_000_000, country: "FR" };

describe("what a device said about itself", () => {
  it("a request is opened by its user code together with our secret, and by nothing less", async () => {
    const sealed = await sealRequest(request, CODE, "a secret");
    expect(await openRequest(sealed, CODE, "a secret")).toEqual(request);
    expect(await openRequest(sealed, "BCDFGHJL" as UserCode, "a secret")).toBeNull();
    expect(await openRequest(sealed, CODE, "another secret")).toBeNull();
  });

  it.each([
    ["FR", "FR"],
    ["XX", null],
    ["T1", null],
    ["fr", null],
    ["<b>", null],
    [undefined, null],
    [33, null],
  ])("the country %j of the platform is %j", (told, country) => {
    expect(countryFrom(told)).toBe(country);
  });
});
