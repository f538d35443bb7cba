import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { presentedBox, type Remembered, sealRemembered, unsealRemembered } from "../../../shared/token/remembered.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";

const NOON = Date.UTC(2026, 10, 30, 12);
const SECRETS = { current: "a secret of the current deployment", previous: ["the secret before"] };
const names = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 32, maxLength: 32 });
const remembered: fc.Arbitrary<Remembered> = fc.record({
  name: names,
  box: fc.base64String({ maxLength: 800 }),
  token: fc.record({
    id: fc.base64String(),
    issuedAtMs: fc.nat(),
    device: fc.base64String(),
    usagePoints: fc.array(fc.constantFrom("22516914714270", "11453290002823") as fc.Arbitrary<UsagePointId>),
  }),
  keptAtMs: fc.nat(),
  endsAtMs: fc.integer({ min: NOON + 1, max: NOON + 10 ** 12 }),
});

describe("what a cookie remembers", () => {
  it("what a cookie remembers is read as it was sealed, under the current secret and the one before", () =>
    fc.assert(
      fc.asyncProperty(remembered, fc.constantFrom(SECRETS.current, ...SECRETS.previous), async (one, secret) => {
        expect(await unsealRemembered(await sealRemembered(one, secret), one.name, SECRETS, NOON)).toEqual(one);
      }),
    ));

  it("what a cookie remembers is nothing under another name, another secret, or once its token has ended", () =>
    fc.assert(
      fc.asyncProperty(remembered, names, async (one, name) => {
        fc.pre(name !== one.name);
        const sealed = await sealRemembered(one, SECRETS.current);
        expect(await unsealRemembered(sealed, name, SECRETS, NOON)).toBeNull();
        expect(await unsealRemembered(sealed, one.name, { current: "another", previous: [] }, NOON)).toBeNull();
        expect(await unsealRemembered(sealed, one.name, SECRETS, one.endsAtMs)).toBeNull();
        expect(await unsealRemembered(sealed, one.name, SECRETS, one.endsAtMs - 1)).toEqual(one);
      }),
    ));

  it("what a cookie remembers is nothing once a character of it was changed, or when it is longer than any of ours", () =>
    fc.assert(
      fc.asyncProperty(remembered, fc.nat(), fc.constantFrom("A", "z", "."), async (one, at, other) => {
        const sealed = await sealRemembered(one, SECRETS.current);
        const changed = `${sealed.slice(0, at % (sealed.length - 1))}${other}${sealed.slice((at % (sealed.length - 1)) + 1)}`;
        fc.pre(changed !== sealed);
        expect(await unsealRemembered(changed, one.name, SECRETS, NOON)).toBeNull();
        const long = await sealRemembered({ ...one, box: "A".repeat(4_000) }, SECRETS.current);
        expect(await unsealRemembered(long, one.name, SECRETS, NOON)).toBeNull();
      }),
    ));

  it("a cookie and its token are revoked under different names", () =>
    fc.assert(
      fc.asyncProperty(remembered, async (one) => {
        const { id, ...rest } = await presentedBox(one);
        expect(id).not.toBe(one.token.id);
        expect({ id: one.token.id, ...rest }).toEqual(one.token);
      }),
    ));
});
