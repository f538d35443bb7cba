import { describe, expect, it } from "vitest";
import type { Day } from "../../../shared/paris-time.ts";
import { openCursor, sealCursor } from "../../../shared/readings/cursor.ts";
import { TOKEN_SECRET } from "../../support/secrets.ts";

const SECRETS = {
  current: TOKEN_SECRET,
  previous: ["an older secret of the tests, as long"],
};
const OPEN = {
  startMs: 1_790_000_000_000,
  endMs: 1_795_000_000_000,
  sums: {
    fromMs: 1_794_000_000_000,
    tries: 0,
    of: { _cost: { sum: 12.5, newestMs: 1_794_003_600_000, again: { sum: 12, runs: [0, 1, 2] } } },
  },
  resumption: {
    from: "2026-09-22" as Day,
    last: new Map([["DI000001 BASE", { atMs: 1_790_000_000_000, indexWh: 26_419_967 }]]),
  },
  of: "meter series",
};

describe("a cursor", () => {
  it("a cursor is the same text each time that the same is sealed, and another text for anything else", async () => {
    const sealed = await sealCursor(OPEN, SECRETS.current);
    expect(await sealCursor({ ...OPEN }, SECRETS.current)).toBe(sealed);
    const other = await sealCursor({ ...OPEN, endMs: null }, SECRETS.current);
    expect(other.split(".")[2]).not.toBe(sealed.split(".")[2]);
    expect(await openCursor(other, OPEN.of, SECRETS)).toEqual({ ...OPEN, endMs: null });
  });

  it("a cursor opens as it was sealed, also after the secret was rotated", async () => {
    for (const secret of [SECRETS.current, ...SECRETS.previous]) {
      expect(await openCursor(await sealCursor(OPEN, secret), OPEN.of, SECRETS)).toEqual(OPEN);
    }
  });

  it("a cursor that was sealed before there were resumptions opens without one", async () => {
    const { resumption: _, ...before } = OPEN;
    const sealed = await sealCursor({ ...before, resumption: undefined as never }, SECRETS.current);
    expect(await openCursor(sealed, OPEN.of, SECRETS)).toEqual({ ...OPEN, resumption: null });
  });

  it("a cursor carries the values of 32 dials, and none of a body that has more", async () => {
    const last = (dials: number) =>
      new Map(
        Array.from({ length: dials }, (_, at) => [`DI000001 ${at}`, { atMs: OPEN.startMs, indexWh: at }] as const),
      );
    for (const [dials, carried] of [
      [32, 32],
      [33, undefined],
    ] as const) {
      const cursor = { ...OPEN, resumption: { ...OPEN.resumption, last: last(dials) } };
      const opened = await openCursor(await sealCursor(cursor, TOKEN_SECRET), OPEN.of, SECRETS);
      expect(opened?.resumption?.last.size).toBe(carried);
    }
  });

  it("a cursor shows nothing of what it holds", async () => {
    const sealed = await sealCursor(OPEN, SECRETS.current);
    expect(sealed).toMatch(/^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(atob(sealed.split(".")[3]?.replaceAll("-", "+").replaceAll("_", "/") ?? "")).not.toContain("startMs");
  });

  it("a cursor is good for its own meter and series only", async () => {
    expect(await openCursor(await sealCursor(OPEN, SECRETS.current), "another series", SECRETS)).toBeNull();
  });

  it("a cursor that was changed, invented or sealed by somebody else opens nothing", async () => {
    const sealed = await sealCursor(OPEN, SECRETS.current);
    const changed = sealed.slice(0, -2) + (sealed.endsWith("AA") ? "BB" : "AA");
    const foreign = await sealCursor(OPEN, "a secret of nobody we know, long enough");
    for (const text of [changed, foreign, "", "abc", "a.b.c.d.e"]) {
      expect(await openCursor(text, OPEN.of, SECRETS)).toBeNull();
    }
  });
});
