import { describe, expect, it } from "vitest";
import { type Day, dayEndMs, dayStartMs } from "../../../shared/paris-time.ts";
import {
  type Choice,
  canCompare,
  chosen,
  FIRST_CHOICE,
  hasEarlier,
  openingOf,
  viewsFor,
} from "../../../site/browser/consommation/choice.ts";

const d = (text: string) => text as Day;
const TODAY = d("2026-11-28");
const choice = (change: Partial<Choice>, before = FIRST_CHOICE): Choice => chosen(before, change, TODAY);
const within = (from: string, to: string) => ({ fromMs: dayStartMs(d(from)), toMs: dayStartMs(d(to)) });

describe("a choice", () => {
  it("a choice of another period stays where the person was looking", () => {
    const october = choice({ period: "day", last: d("2026-10-25") });
    expect(choice({ period: "week" }, october)).toMatchObject({ last: "2026-10-25", view: "days" });
    expect(choice({ period: "month" }, october)).toMatchObject({ last: "2026-10-25" });
    expect(choice({ period: "day" })).toMatchObject({ last: null });
    expect(choice({ period: "day" }, choice({ period: "three_years" }))).toMatchObject({ last: null });
  });

  it("a choice takes a view that has something to say of the period", () => {
    expect(choice({ period: "day" }).view).toBe("hours");
    expect(choice({ period: "year" }).view).toBe("months");
    expect(choice({ period: "year", view: "curve" }).view).toBe("curve");
    expect(choice({ period: "three_years" }, choice({ view: "hours" })).view).toBe("months");
    expect(choice({ period: "week" }, choice({ period: "year" })).view).toBe("days");
    expect(viewsFor(choice({ direction: "production" }), TODAY)).not.toContain("peak");
  });

  it("a choice of a day older than the half hours shows its total", () => {
    expect(choice({ period: "day", last: d("2024-11-13") }).view).toBe("hours");
    expect(choice({ period: "day", last: d("2024-11-12") }).view).toBe("days");
  });

  it("a choice goes back as far as Enedis keeps days", () => {
    expect(hasEarlier(choice({ period: "year", last: d("2025-11-30") }), TODAY)).toBe(true);
    expect(hasEarlier(choice({ period: "year", last: d("2023-12-31") }), TODAY)).toBe(false);
    expect(hasEarlier(choice({ period: "three_years" }), TODAY)).toBe(false);
  });

  it("a choice forgets what was enlarged, unless it only compares", () => {
    const zoom = within("2026-11-22", "2026-11-24");
    const zoomed = { ...FIRST_CHOICE, zoom };
    expect(choice({ isCompared: true }, zoomed).zoom).toEqual(zoom);
    expect(choice({ view: "curve" }, zoomed).zoom).toBeNull();
  });

  it.each([
    [{}, "yes"],
    [{ period: "three_years" }, "too_old"],
    [{ period: "year", last: d("2025-11-30") }, "yes"],
    [{ period: "year", last: d("2024-11-30") }, "yes"],
    [{ period: "year", last: d("2024-10-31") }, "too_old"],
    [{ period: "month", last: d("2023-12-31") }, "too_old"],
    [{ view: "curve" }, "no"],
    [{ period: "day" }, "no"],
  ] as const)("the choice %j can be compared: %s", (change, can) => {
    expect(canCompare(choice(change), TODAY)).toBe(can);
  });
});

describe("what is touched", () => {
  it("a touched month opens its days, a day its hours, and an hour nothing", () => {
    expect(openingOf(FIRST_CHOICE, within("2025-02-01", "2025-03-01"))).toEqual({
      period: "month",
      last: "2025-02-28",
    });
    expect(openingOf(FIRST_CHOICE, within("2026-10-25", "2026-10-26"))).toEqual({ period: "day", last: "2026-10-25" });
    const day = choice({ period: "day" });
    expect(openingOf(day, within("2026-11-27", "2026-11-28"))).toBeNull();
  });

  it("a touched half hour opens its day", () => {
    const toMs = dayEndMs(d("2026-10-25"));
    expect(openingOf(FIRST_CHOICE, { fromMs: toMs - 1_800_000, toMs })).toEqual({ period: "day", last: "2026-10-25" });
  });
});
