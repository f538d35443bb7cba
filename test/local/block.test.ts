import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockLine } from "../../local/block.ts";
import { readBlockList } from "../../shared/config/block-list.ts";
import { blockOfAddress, blockOfMeter, blockOfToken } from "../../shared/limits/blocks.ts";
import { type Day, dayEndMs } from "../../shared/paris-time.ts";
import { VerifiedTokens } from "../../shared/token/verified-tokens.ts";
import type { UsagePointId } from "../../shared/usage-point.ts";
import { tokenFor } from "../support/running.ts";
import { TOKEN_SECRET } from "../support/secrets.ts";

const SECRET = "a key of thirty-two bytes for blocks";
const NOW = Date.parse("2026-11-30T12:00:00Z");
const LAST = "2026-12-07" as Day;
const wanted = { until: LAST, reason: "demande sans fin", secret: SECRET };
const settings = async (what: string, value: string) => ({
  contactUrl: new URL("mailto:contact@example.org"),
  blockList: readBlockList(await blockLine({ ...wanted, what, value }, NOW), SECRET),
});
const meters = fc.stringMatching(/^\d{14}$/).map((digits) => digits as UsagePointId);

describe("npm run block", () => {
  it("a line of a meter holds neither its number nor another hash than that under its own key", async () => {
    await fc.assert(
      fc.asyncProperty(meters, async (value) => {
        const line = await blockLine({ ...wanted, what: "meter", value }, NOW);
        expect(line).toMatch(/^meter [\w-]{16} 2026-12-07 demande sans fin$/);
        const elsewhere = await blockLine({ ...wanted, what: "meter", value, secret: `${SECRET}, another` }, NOW);
        expect(elsewhere).not.toBe(line);
      }),
      { numRuns: 20 },
    );
  });

  it("a blocked meter is refused until its last day is over in Paris, and no other one is", async () => {
    await fc.assert(
      fc.asyncProperty(meters, meters, async (meter, other) => {
        const known = await settings("meter", meter);
        const endMs = dayEndMs(LAST);
        expect(await blockOfMeter(known, meter, endMs - 1)).toEqual({
          code: "blocked",
          what: "meter",
          until: LAST,
          reason: "demande sans fin",
          contact: "contact@example.org",
          retryAfterMs: 1,
        });
        expect(await blockOfMeter(known, meter, endMs)).toBeNull();
        expect((await blockOfMeter(known, other, NOW)) === null).toBe(other !== meter);
      }),
      { numRuns: 20 },
    );
  });

  it("a blocked token is refused, and another one of its meter is not", async () => {
    const [one, other] = [await tokenFor("30000000000101"), await tokenFor("30000000000101")];
    const known = await settings("token", one);
    const verified = new VerifiedTokens({ current: TOKEN_SECRET, previous: [] });
    const blockOf = async (token: string) => {
      const read = await verified.verify(token, Date.now());
      return read.ok && (await blockOfToken(known, read.value, NOW));
    };
    expect(await blockOf(one)).toMatchObject({ code: "blocked", what: "token" });
    expect(await blockOf(other)).toBeNull();
  });

  it.each([
    ["203.0.113.7", ["203.0.113.7", "::ffff:203.0.113.7"], ["203.0.113.8", "2001:db8::1", undefined, ""]],
    ["203.0.113.0/24", ["203.0.113.0", "203.0.113.255"], ["203.0.114.1"]],
    ["2001:db8:1:2::5", ["2001:DB8:1:2:ffff::1"], ["2001:db8:1:3::5", "203.0.113.7"]],
    ["2001:db8:1::/48", ["2001:db8:1:9::"], ["2001:db8:2::"]],
  ])(
    "the blocked network %s is refused at each of its addresses, and nobody beside it",
    async (value, inside, outside) => {
      const known = await settings("network", value);
      for (const address of inside)
        expect(await blockOfAddress(known, address, NOW)).toMatchObject({ what: "network" });
      for (const address of outside) expect(await blockOfAddress(known, address, NOW)).toBeNull();
    },
  );

  it.each<[string, Partial<Parameters<typeof blockLine>[0]>]>([
    ["a number of 13 digits", { what: "meter", value: "1234567890123" }],
    ["half a token", { what: "token", value: "eyJhbGciOiJIUzI1NiJ9" }],
    ["a network as wide as a country", { what: "network", value: "203.0.0.0/8" }],
    ["an address that may be the proxy's", { what: "network", value: "10.0.0.1" }],
    ["no kind", { what: "everybody" }],
    ["no end", { until: undefined }],
    ["an end in the past", { until: "2026-11-29" }],
    ["an end that nobody will remember", { until: "2028-01-01" }],
    ["no reason", { reason: " " }],
    ["a reason that names the meter", { reason: "le compteur 30000000000101" }],
    ["a reason with an address of somebody", { reason: "demandé par marie@example.org" }],
    ["a reason that would end its line", { reason: "trop | de demandes" }],
    ["a short key", { secret: "short" }],
  ])("no line is written for %s", async (_what, change) => {
    const line = { ...wanted, what: "meter", value: "30000000000101", ...change };
    await expect(blockLine(line, NOW)).rejects.toThrow();
  });
});
