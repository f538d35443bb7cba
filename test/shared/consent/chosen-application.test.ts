import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chosen } from "../../../shared/consent/chosen-application.ts";

const rooms = (...calls: number[]) => calls.map((left, n) => ({ application: `app-${n}`, calls: left }));

describe("the application of a new consent", () => {
  it.each([
    [0, "app-0"],
    [0.24, "app-0"],
    [0.26, "app-2"],
    [0.99, "app-2"],
  ])("a new consent goes to an application in proportion to its room: %d to %s", (random, application) => {
    expect(chosen(rooms(2_500, 0, 7_500), random)).toBe(application);
  });

  it("a new consent never goes to an application without room while another has some", () => {
    const room = fc.nat({ max: 10_000 });
    fc.assert(
      fc.property(
        fc.array(room, { minLength: 1, maxLength: 5 }),
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        (calls, random) => {
          const all = rooms(...calls);
          fc.pre(calls.some((left) => left > 0));
          expect(all.find(({ application }) => application === chosen(all, random))?.calls).toBeGreaterThan(0);
        },
      ),
    );
  });

  it("a new consent goes to the first application when none has room", () => {
    expect(chosen(rooms(0, 0), 0.5)).toBe("first");
  });
});
