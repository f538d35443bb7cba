import { describe, expect, it } from "vitest";
import type { UserCode } from "../../../shared/pairing/user-code.ts";
import { newVisit, openVisit, sealVisit } from "../../../shared/pairing/visit.ts";

const secrets = (current: string, ...previous: string[]) => ({ current, previous });
const visit = newVisit("BCDFGHJK" as UserCode, new Uint8Array(16).fill(3));

describe("the pairing that a browser is at", () => {
  it("a visit is read back under the current secret only", async () => {
    const sealed = await sealVisit({ ...visit, state: "a state" }, "a secret");
    expect(await openVisit(sealed, secrets("a secret"))).toEqual({ ...visit, state: "a state" });
    expect(await openVisit(sealed, secrets("the next", "a secret"))).toBeNull();
  });

  it("a visit at what is no code is none", async () => {
    const sealed = await sealVisit({ ...visit, code: "AEIOUAEI" as UserCode }, "a secret");
    expect(await openVisit(sealed, secrets("a secret"))).toBeNull();
  });

  it.each([undefined, "", "junk", "a.b.c.d.e"])("the cookie %j is no visit", async (cookie) => {
    expect(await openVisit(cookie, secrets("a secret"))).toBeNull();
  });
});
