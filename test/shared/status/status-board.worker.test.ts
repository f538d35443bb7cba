import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
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
  it("counts for an hour and for a day, and then forgets", async () => {
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

  it("keeps the latest day that Enedis gave, and never an earlier one", async () => {
    const { stub } = board("last day");
    expect((await stub.read()).lastDayPublished).toBeNull();
    await stub.add({}, "2026-11-20");
    await stub.add({}, "2026-11-21");
    await stub.add({}, "2026-11-19");
    await stub.add({}, null);
    expect((await stub.read()).lastDayPublished).toBe("2026-11-21");
  });
});
