import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day } from "../../../shared/paris-time.ts";
import type { Colour } from "../../../shared/tariffs/tempo.ts";
import { admit, agreement, type Claims, SOURCES, type SourceId } from "../../../shared/tempo/claims.ts";
import { seasonOf } from "../../../shared/tempo/season.ts";

const on = (text: string) => text as Day;
const at = (text: string) => Date.parse(text);
const TODAY = on("2025-12-02");
const YESTERDAY = on("2025-12-01");
const TOMORROW = on("2025-12-03");
const NOON = at("2025-12-02T12:30:00+01:00");
const SEASON = seasonOf(TODAY);

type Said = Partial<Record<SourceId, Colour>>;
const claims = (said: Said): Claims => new Map(Object.entries(said) as [SourceId, Colour][]);
const kept = (days: Record<string, Said>) =>
  new Map(Object.entries(days).map(([day, said]) => [on(day), claims(said)] as const));
const says = (colours: Record<string, Colour>) => new Map(Object.entries(colours).map(([day, c]) => [on(day), c]));

/** What `rte` may change when it says this. */
const taken = (colours: Record<string, Colour>, before: Record<string, Said> = {}, nowMs = NOON) => {
  const admission = admit(says(colours), "rte", kept(before), SEASON, nowMs);
  return "fault" in admission ? admission.fault : Object.fromEntries(admission.changes);
};

describe("what sources agree on", () => {
  it.each<[string, Said, Colour | null, boolean]>([
    ["nobody speaks", {}, null, false],
    ["one speaks", { couleur_tempo: "red" }, "red", false],
    ["two agree", { rte: "white", couleur_tempo: "white" }, "white", false],
    ["two differ", { rte: "white", couleur_tempo: "blue" }, null, true],
    ["one of three differs", { rte: "white", couleur_tempo: "white", rte_api: "blue" }, null, true],
  ])("when %s, the colour of a day is what all say", (_, said, colour, isDisputed) => {
    const sources = colour === null ? [] : Object.keys(said);
    expect(agreement(TODAY, claims(said))).toEqual({ day: TODAY, colour, sources, isDisputed });
  });

  it("a colour is given only when each source that speaks says the same", () => {
    const colour = fc.constantFrom<Colour>("blue", "white", "red");
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...SOURCES), colour)), (entries) => {
        const said = new Map(entries);
        const agreed = agreement(TODAY, said).colour;
        expect(agreed !== null).toBe(new Set(said.values()).size === 1);
        if (agreed !== null) expect([...said.values()].every((one) => one === agreed)).toBe(true);
      }),
    );
  });
});

describe("what is taken of a source's answer", () => {
  it("new colours of days up to tomorrow are taken, and what is kept already is not written again", () => {
    expect(taken({ [YESTERDAY]: "white", [TOMORROW]: "red" }, { [YESTERDAY]: { rte: "white" } })).toEqual({
      [TOMORROW]: "red",
    });
  });

  it.each([
    ["2025-12-02T10:39:59+01:00", {}],
    ["2025-12-02T10:40:00+01:00", { [TOMORROW]: "red" }],
  ])("tomorrow's colour is not binding before 10:40: at %s", (instant, changes) => {
    expect(taken({ [TOMORROW]: "red" }, {}, at(instant))).toEqual(changes);
  });

  it.each([
    ["2025-12-03T05:59:59+01:00", { [TOMORROW]: "white" }],
    ["2025-12-03T06:00:00+01:00", "past_changed"],
  ])("a source corrects its colour of a day until that day begins at 6:00: at %s", (instant, outcome) => {
    expect(taken({ [TOMORROW]: "white" }, { [TOMORROW]: { rte: "red" } }, at(instant))).toEqual(outcome);
  });

  it("a source that changes a past day is not believed about tomorrow either", () => {
    expect(taken({ [YESTERDAY]: "red", [TOMORROW]: "blue" }, { [YESTERDAY]: { rte: "white" } })).toBe("past_changed");
  });

  it("a source that has just begun to speak is not believed when it differs from two that agree on a past day", () => {
    const before = { [YESTERDAY]: { couleur_tempo: "white", rte_api: "white" } } as const;
    expect(taken({ [YESTERDAY]: "red" }, before)).toBe("past_changed");
    expect(taken({ [YESTERDAY]: "white" }, before)).toEqual({ [YESTERDAY]: "white" });
  });

  it("a second voice may differ from a single one about a past day, and then nobody knows", () => {
    const before = { [YESTERDAY]: { couleur_tempo: "white" } } as const;
    expect(taken({ [YESTERDAY]: "red" }, before)).toEqual({ [YESTERDAY]: "red" });
    expect(agreement(YESTERDAY, claims({ rte: "red", couleur_tempo: "white" })).colour).toBeNull();
  });

  it("a source may correct a past day only to join all the others", () => {
    const before = { [YESTERDAY]: { rte: "red", couleur_tempo: "white" } } as const;
    expect(taken({ [YESTERDAY]: "white" }, before)).toEqual({ [YESTERDAY]: "white" });
    expect(taken({ [YESTERDAY]: "blue" }, before)).toBe("past_changed");
  });

  it("colours of another season are left out", () => {
    expect(taken({ "2025-08-31": "blue", [TOMORROW]: "blue" })).toEqual({ [TOMORROW]: "blue" });
  });

  it("what a source said before counts with what it says now: its red days add up over its answers", () => {
    const mondayToFriday = ["01", "02", "03", "04", "05", "08", "09", "10", "11", "12", "15", "16", "17", "18", "19"];
    const before = Object.fromEntries(mondayToFriday.map((date) => [`2025-12-${date}`, { rte: "red" } as const]));
    const january = ["05", "06", "07", "08", "09", "12", "13", "14"].map((date) => [`2026-01-${date}`, "red"] as const);
    const nowMs = at("2026-01-20T12:00:00+01:00");
    expect(taken(Object.fromEntries(january.slice(0, 7)), before, nowMs)).not.toBe("too_many");
    expect(taken(Object.fromEntries(january), before, nowMs)).toBe("too_many");
  });

  it("a colour that two sources gave to a day that has begun is never replaced, whatever any source says next", () => {
    const colour = fc.constantFrom<Colour>("blue", "white", "red");
    const answers = fc.array(fc.tuple(fc.constantFrom(...SOURCES), colour), { maxLength: 20 });
    fc.assert(
      fc.property(colour, answers, (agreed, said) => {
        const store = new Map<SourceId, Colour>([
          ["rte", agreed],
          ["couleur_tempo", agreed],
        ]);
        for (const [source, now] of said) {
          const admission = admit(says({ [YESTERDAY]: now }), source, new Map([[YESTERDAY, store]]), SEASON, NOON);
          if ("changes" in admission) for (const changed of admission.changes.values()) store.set(source, changed);
          expect(agreement(YESTERDAY, store).colour).toBe(agreed);
        }
      }),
    );
  });
});
