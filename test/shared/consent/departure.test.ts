import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkReturn, STATE_BYTES, STATE_LIFE_MS, startDeparture } from "../../../shared/consent/departure.ts";

const SECRET = "a secret of the current deployment";
const SECRETS = { current: SECRET, previous: [] };
const NOON = Date.UTC(2026, 10, 22, 12);
const RANDOM = new Uint8Array(STATE_BYTES).fill(7);

const refusal = (code: string) => ({ ok: false, refusal: { code } });

describe("a departure to Enedis", () => {
  it("a departure to Enedis is recognised when the same browser comes back with its state", async () => {
    const { state, cookie } = await startDeparture(RANDOM, NOON, SECRET);
    expect(await checkReturn(cookie, state, NOON, SECRETS)).toEqual({
      ok: true,
      value: { leftAtMs: NOON, application: "first" },
    });
  });

  it("a departure to Enedis carries 128 bits that are not in the cookie", async () => {
    const { state, cookie } = await startDeparture(RANDOM, NOON, SECRET);
    expect(state).toBe(Buffer.from(RANDOM).toString("base64url"));
    expect(cookie).not.toContain(state);
  });

  it("a departure to Enedis keeps its state within the 100 characters Enedis allows", async () => {
    expect((await startDeparture(RANDOM, NOON, SECRET)).state.length).toBeLessThanOrEqual(100);
  });

  it.each([
    ["one ms before half an hour", STATE_LIFE_MS - 1, { ok: true, value: { leftAtMs: NOON, application: "first" } }],
    ["after half an hour", STATE_LIFE_MS, refusal("consent_expired")],
    ["the day after", 86_400_000, refusal("consent_expired")],
  ])("a departure to Enedis is accepted back for less than half an hour: %s", async (_when, afterMs, verdict) => {
    const { state, cookie } = await startDeparture(RANDOM, NOON, SECRET);
    expect(await checkReturn(cookie, state, NOON + afterMs, SECRETS)).toEqual(verdict);
  });

  it("a departure to Enedis is another browser's when the cookie is missing", async () => {
    const { state } = await startDeparture(RANDOM, NOON, SECRET);
    expect(await checkReturn(undefined, state, NOON, SECRETS)).toEqual(refusal("consent_other_browser"));
  });

  it("a departure to Enedis is another browser's when the cookie belongs to another departure", async () => {
    const { state } = await startDeparture(RANDOM, NOON, SECRET);
    const { cookie } = await startDeparture(
      RANDOM.map(() => 8),
      NOON,
      SECRET,
    );
    expect(await checkReturn(cookie, state, NOON, SECRETS)).toEqual(refusal("consent_other_browser"));
  });

  it("a departure to Enedis is another browser's when another deployment's secret made the cookie", async () => {
    const { state, cookie } = await startDeparture(RANDOM, NOON, "another secret");
    expect(await checkReturn(cookie, state, NOON, SECRETS)).toEqual(refusal("consent_other_browser"));
  });

  it("a departure to Enedis is recognised when the secret was changed while the person was away", async () => {
    const { state, cookie } = await startDeparture(RANDOM, NOON, SECRET);
    const rotated = { current: "the new secret", previous: [SECRET] };
    expect(await checkReturn(cookie, state, NOON, rotated)).toEqual({
      ok: true,
      value: { leftAtMs: NOON, application: "first" },
    });
  });

  it("a departure to Enedis comes back to the application that it left for, which its browser cannot change", async () => {
    const { state, cookie } = await startDeparture(RANDOM, NOON, SECRET, "second");
    expect(await checkReturn(cookie, state, NOON, SECRETS)).toEqual({
      ok: true,
      value: { leftAtMs: NOON, application: "second" },
    });
    for (const other of [cookie.replace("second", "third"), cookie.replace(".second", ""), `${cookie}x`])
      expect(await checkReturn(other, state, NOON, SECRETS)).toEqual(refusal("consent_other_browser"));
  });

  it("a departure to Enedis cannot be prolonged by its own browser", async () => {
    const { state, cookie } = await startDeparture(RANDOM, NOON, SECRET);
    const later = cookie.replace(/^[0-9]+/, String(NOON + STATE_LIFE_MS));
    expect(await checkReturn(later, state, NOON + STATE_LIFE_MS, SECRETS)).toEqual(refusal("consent_other_browser"));
  });

  it.each([undefined, "", "short", "a".repeat(21), "a".repeat(23), `${"a".repeat(21)}é`, `${"a".repeat(21)}.`])(
    "a departure to Enedis is malformed when the state comes back as %j",
    async (state) => {
      const { cookie } = await startDeparture(RANDOM, NOON, SECRET);
      expect(await checkReturn(cookie, state, NOON, SECRETS)).toEqual(refusal("consent_malformed"));
    },
  );

  it("a departure to Enedis is never recognised with a cookie or a state that was changed", async () => {
    const { state, cookie } = await startDeparture(RANDOM, NOON, SECRET);
    const mutation = fc.tuple(fc.boolean(), fc.nat(), fc.string({ maxLength: 3 }));
    await fc.assert(
      fc.asyncProperty(mutation, async ([ofCookie, where, text]) => {
        const mutate = (original: string) => {
          const at = where % original.length;
          return original.slice(0, at) + text + original.slice(at + 1);
        };
        const [returnedCookie, returnedState] = ofCookie ? [mutate(cookie), state] : [cookie, mutate(state)];
        fc.pre(returnedCookie !== cookie || returnedState !== state);
        expect((await checkReturn(returnedCookie, returnedState, NOON, SECRETS)).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
