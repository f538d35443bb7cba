import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noticeAt, readNotice } from "../../../shared/config/notice.ts";
import { addDays, type Day, dayEndMs } from "../../../shared/paris-time.ts";

const days = fc.integer({ min: 0, max: 5_000 }).map((count) => addDays("2026-11-30" as Day, count));

describe("the notice of an operator", () => {
  it("a notice is shown until its last day is over in Paris, and is absent from then on", () => {
    fc.assert(
      fc.property(days, (until) => {
        const notice = readNotice(` ${until} Travaux chez Enedis.\nMerci.\n`);
        const endMs = dayEndMs(until);
        expect(noticeAt(notice, endMs - 1)).toEqual({ until, text: "Travaux chez Enedis.\nMerci." });
        expect(noticeAt(notice, endMs)).toBeNull();
      }),
    );
  });

  it.each([undefined, "", "  "])("without a notice (%o) nothing is shown", (setting) => {
    expect(readNotice(setting)).toBeNull();
  });

  it.each(["Travaux chez Enedis", "2026-02-30 Travaux", "2026-12-31", `2026-12-31 ${"a".repeat(501)}`])(
    "a notice that is not as documented (%o) is not shown",
    (setting) => {
      expect(readNotice(setting)).toBe("unreadable");
      expect(noticeAt(readNotice(setting), 0)).toBeNull();
    },
  );
});
