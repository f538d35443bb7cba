import { describe, expect, it } from "vitest";
import { entityTag, holdsFinal, matches } from "../../../shared/readings/entity-tag.ts";
import { freshness, nextArrivalMs } from "../../../shared/readings/freshness.ts";
import { TOKEN_SECRET } from "../../support/secrets.ts";
import { windowOf } from "./runs.ts";

const SECRETS = {
  current: TOKEN_SECRET,
  previous: ["an older secret of the tests, as long"],
};
const REQUEST = "22516914714270 consumption daily json";
const bytes = (text: string) => new TextEncoder().encode(text);

describe("an entity tag", () => {
  it("an entity tag is strong and quoted, and changes with the bytes and with the secret alone", async () => {
    const tag = await entityTag(bytes("body"), REQUEST, false, SECRETS.current);
    expect(tag).toMatch(/^"[\w-]{43}"$/);
    expect(await entityTag(bytes("body"), REQUEST, false, SECRETS.current)).toBe(tag);
    expect(await entityTag(bytes("other"), REQUEST, false, SECRETS.current)).not.toBe(tag);
    expect(await entityTag(bytes("body"), REQUEST, false, "another secret, which nobody knows")).not.toBe(tag);
  });

  it("an entity tag of a final answer is recognised without the answer, also after the secret was rotated", async () => {
    for (const secret of [SECRETS.current, ...SECRETS.previous]) {
      const tag = await entityTag(bytes("body"), REQUEST, true, secret);
      expect(await holdsFinal(`"other", W/${tag}`, REQUEST, SECRETS)).toBe(tag);
    }
  });

  it("an entity tag that is absent, changed, not final or of another request is not taken for final", async () => {
    const final = await entityTag(bytes("body"), REQUEST, true, SECRETS.current);
    const open = await entityTag(bytes("body"), REQUEST, false, SECRETS.current);
    const [content, seal] = final.slice(1, -1).split(".");
    const changed = `"${content?.replace(/^./, (char) => (char === "A" ? "B" : "A"))}.${seal}"`;
    for (const header of [open, changed, "*", "", undefined]) {
      expect(await holdsFinal(header, REQUEST, SECRETS)).toBeNull();
    }
    expect(await holdsFinal(final, `${REQUEST} of somebody else`, SECRETS)).toBeNull();
  });

  it("an entity tag is looked for among all those of If-None-Match", () => {
    expect(matches('"a", W/"b"', '"b"')).toBe(true);
    expect(matches('"a"', '"b"')).toBe(false);
    expect(matches(undefined, '"b"')).toBe(false);
  });
});

describe("the next likely arrival", () => {
  it.each([
    ["before eight: eight", "2026-11-20T05:00:00Z", true, "2026-11-20T07:00:00.000Z"],
    ["after eight, and everything is there: eight tomorrow", "2026-11-20T09:00:00Z", false, "2026-11-21T07:00:00.000Z"],
    ["after eight, and it is late: in an hour", "2026-11-20T09:00:00Z", true, "2026-11-20T10:00:00.000Z"],
    ["on the autumn day, eight on the wall", "2026-10-25T01:00:00Z", true, "2026-10-25T07:00:00.000Z"],
    ["on the spring day, eight on the wall", "2026-03-29T00:00:00Z", true, "2026-03-29T06:00:00.000Z"],
  ])(
    "the next likely arrival depends on the hour of the wall and on what is late: %s",
    (_when, now, isLate, expected) => {
      expect(new Date(nextArrivalMs(Date.parse(now), isLate)).toISOString()).toBe(expected);
    },
  );
});

describe("freshness", () => {
  const NOW = Date.parse("2026-11-20T09:00:00Z");
  const day = (missing: number) => [{ day: "2026-11-16" as never, expected: 48, present: 48 - missing, missing }];
  const WEEK_SECONDS = 7 * 86_400;

  it("the freshness of complete days older than three days is long, and final", () => {
    expect(freshness(windowOf("2026-11-10", "2026-11-17"), day(0), true, NOW)).toEqual({
      isFinal: true,
      maxAgeSeconds: WEEK_SECONDS,
    });
  });

  it("the freshness of complete days of which something was dropped is short, and never final", () => {
    expect(freshness(windowOf("2026-11-10", "2026-11-17"), day(0), false, NOW)).toEqual({
      isFinal: false,
      maxAgeSeconds: 22 * 3_600,
    });
  });

  it("the freshness of recent days, or of days with a hole, lasts until more is likely to arrive", () => {
    expect(freshness(windowOf("2026-11-10", "2026-11-17"), day(1), true, NOW)).toEqual({
      isFinal: false,
      maxAgeSeconds: 3_600,
    });
    expect(freshness(windowOf("2026-11-10", "2026-11-18"), day(0), true, NOW)).toEqual({
      isFinal: false,
      maxAgeSeconds: 22 * 3_600,
    });
  });
});
