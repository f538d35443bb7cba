import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day } from "../../../shared/paris-time.ts";
import { choiceIn, fragmentOf } from "../../../site/browser/consommation/address.ts";
import { chosen, FIRST_CHOICE, viewsFor } from "../../../site/browser/consommation/choice.ts";
import { PERIODS } from "../../../site/browser/consommation/period.ts";
import { VIEWS } from "../../../site/browser/consommation/views/names.ts";

const TODAY = "2026-11-28" as Day;
const MINUTE_MS = 60_000;

const aChoice = fc
  .record({
    period: fc.constantFrom(...PERIODS),
    last: fc.option(fc.integer({ min: -10, max: 1_200 }).map((days) => addDays(TODAY, -days))),
    direction: fc.constantFrom("consumption" as const, "production" as const),
    isCompared: fc.boolean(),
    view: fc.constantFrom(...VIEWS),
    zoom: fc.option(
      fc.tuple(fc.nat(2_000_000), fc.integer({ min: 1, max: 600_000 })).map(([from, minutes]) => ({
        fromMs: Date.parse("2023-11-25T00:00Z") + from * MINUTE_MS,
        toMs: Date.parse("2023-11-25T00:00Z") + (from + minutes) * MINUTE_MS,
      })),
    ),
  })
  .map(({ view, zoom, ...change }) => {
    const choice = chosen(FIRST_CHOICE, change, TODAY);
    return { ...choice, zoom, view: viewsFor(choice, TODAY).includes(view) ? view : choice.view };
  });

describe("the fragment of the address", () => {
  it("the fragment gives back each choice that it was made of", () => {
    fc.assert(
      fc.property(aChoice, (choice) => {
        expect(choiceIn(fragmentOf(choice), TODAY)).toEqual(choice);
      }),
      { numRuns: 500 },
    );
  });

  it("the fragment of the first view is empty", () => {
    expect(fragmentOf(FIRST_CHOICE)).toBe("");
    expect(choiceIn("", TODAY)).toEqual(FIRST_CHOICE);
  });

  it("the fragment reads as what it is, and keeps the two hours of an autumn night apart", () => {
    const zoom = { fromMs: Date.parse("2026-10-25T02:30:00+02:00"), toMs: Date.parse("2026-10-25T02:30:00+01:00") };
    const choice = { ...chosen(FIRST_CHOICE, { period: "day", last: "2026-10-25" as Day }, TODAY), zoom };
    expect(fragmentOf(choice)).toBe(
      "#period=day&day=2026-10-25&view=hours&from=2026-10-25T00:30Z&to=2026-10-25T01:30Z",
    );
  });

  it.each(["#contenu", "#period=", "#period=decade&view=days", "#view=days"])(
    "the fragment %s is about something else",
    (fragment) => expect(choiceIn(fragment, TODAY)).toBeNull(),
  );

  it("any fragment that names a period gives a view that there is", () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom(...VIEWS, "2026-02-30", "0000-01-01", "9999-12-31", "consumption"),
    );
    fc.assert(
      fc.property(fc.constantFrom(...PERIODS), fc.array(text, { minLength: 6, maxLength: 6 }), (period, texts) => {
        const names = ["day", "view", "direction", "compare", "from", "to"];
        const values = new URLSearchParams([["period", period], ...names.map((name, at) => [name, texts[at] ?? ""])]);
        const choice = choiceIn(`#${values}`, TODAY);
        expect(choice).not.toBeNull();
        if (choice !== null) expect(viewsFor(choice, TODAY)).toContain(choice.view);
      }),
    );
  });
});
