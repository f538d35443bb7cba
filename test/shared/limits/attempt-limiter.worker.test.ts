import { evictDurableObject, reset, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import type { AttemptLimiter } from "../../../shared/limits/attempt-limiter.ts";

// To come: an alarm set in the past is set for now instead.
const NOON = Date.UTC(2046, 10, 22, 12);
const RATE = { burst: 3, spacingMs: 1_000 };
const limiter = () => env.ATTEMPT_LIMITER.getByName("somebody");
const at = (nowMs: number) =>
  runInDurableObject(limiter(), (object: AttemptLimiter) => {
    object.clock = () => nowMs;
  });

afterEach(() => reset());

describe("the counter of attempts", () => {
  it("the counter of attempts grants a burst to a crowd at once, and says how long to wait", async () => {
    await at(NOON);
    const waits = await Promise.all(Array.from({ length: 10 }, () => limiter().take(RATE)));
    expect(waits).toEqual([0, 0, 0, ...Array(7).fill(1_000)]);
  });

  it("the counter of attempts survives a restart", async () => {
    await at(NOON);
    for (let n = 0; n < 3; n++) await limiter().take(RATE);
    await evictDurableObject(limiter());
    await at(NOON + 999);
    expect(await limiter().take(RATE)).toBe(1);
  });

  it("the counter of attempts is deleted once it limits nothing any more", async () => {
    await at(NOON);
    await limiter().take(RATE);
    const read = () =>
      runInDurableObject(limiter(), async (_: AttemptLimiter, { storage }) => [
        [...(await storage.list())],
        await storage.getAlarm(),
      ]);
    expect(await read()).toEqual([[["fullAtMs", NOON + 1_000]], NOON + 1_000]);
    await runDurableObjectAlarm(limiter());
    expect(await read()).toEqual([[], null]);
  });
});
