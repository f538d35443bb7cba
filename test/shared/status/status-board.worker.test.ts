import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Day } from "../../../shared/paris-time.ts";
import type { StatusBoard } from "../../../shared/status/status-board.ts";

const NOON = Date.UTC(2026, 10, 22, 12);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A board of its own, and a clock to set. */
function board(name: string) {
  const stub = env.STATUS_BOARD.getByName(name);
  const at = (nowMs: number) =>
    runInDurableObject(stub, (object: StatusBoard) => {
      object.clock = () => nowMs;
    });
  return { stub, at };
}

describe("the status board", () => {
  it("the status board counts for an hour and for a day, and then forgets", async () => {
    const { stub, at } = board("forgets");
    await at(NOON);
    await stub.add({ "call:readings": 2 }, null);
    await stub.add({ "call:readings": 1, "consent:left": 1 }, null);
    expect(await stub.read()).toMatchObject({ lastHour: { "call:readings": 3, "consent:left": 1 } });

    await at(NOON + 55 * MINUTE_MS);
    expect((await stub.read()).lastHour).toEqual({ "call:readings": 3, "consent:left": 1 });
    await at(NOON + HOUR_MS);
    expect(await stub.read()).toMatchObject({ lastHour: {}, lastDay: { "call:readings": 3 } });
    await at(NOON + 24 * HOUR_MS);
    expect((await stub.read()).lastDay).toEqual({});

    await at(NOON + 25 * HOUR_MS);
    await stub.add({ "call:timeout": 1 }, null);
    const rows = await runInDurableObject(stub, (_, { storage }) =>
      storage.sql.exec<{ event: string }>("SELECT event FROM happened").toArray(),
    );
    expect(rows).toEqual([{ event: "call:timeout" }]);
  });

  it("the status board keeps the latest day that Enedis gave, and never an earlier one", async () => {
    const { stub, at } = board("last day");
    await at(NOON);
    expect((await stub.read()).lastDayPublished).toBeNull();
    await stub.add({}, "2026-11-20" as Day);
    await stub.add({}, "2026-11-21" as Day);
    await stub.add({}, "2026-11-19" as Day);
    await stub.add({}, null);
    expect((await stub.read()).lastDayPublished).toBe("2026-11-21");
  });

  it.each(["9999-99-99", "2999-12-31", "2026-11-23", "", "yesterday"])(
    "the status board does not keep %s as a day of Enedis's",
    async (day) => {
      const { stub, at } = board(`hostile day ${day}`);
      await at(NOON);
      await stub.add({}, day as Day);
      expect((await stub.read()).lastDayPublished).toBeNull();
    },
  );

  it("the status board distrusts what it stored: impossible values are left out, and replaced by the next good one", async () => {
    const { stub, at } = board("hostile storage");
    await at(NOON);
    await stub.add({ "call:readings": 1 }, "2026-11-20" as Day);
    await runInDurableObject(stub, (_, { storage: { sql } }) => {
      sql.exec("UPDATE published SET last_day = '9999-99-99'");
      const slot = Math.floor(NOON / (5 * MINUTE_MS));
      sql.exec("INSERT INTO happened VALUES (?, 'call:timeout', -5), (?, 'call:quota', 'many')", slot, slot);
      sql.exec("INSERT INTO happened VALUES (?, 'call:readings', 7)", slot + 100);
    });
    expect(await stub.read()).toEqual({
      lastHour: { "call:readings": 1 },
      lastDay: { "call:readings": 1 },
      lastDayPublished: null,
    });
    await stub.add({}, "2026-11-19" as Day);
    expect((await stub.read()).lastDayPublished).toBe("2026-11-19");
  });
});
