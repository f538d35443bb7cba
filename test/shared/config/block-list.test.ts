import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, readBlockList, writeBlock } from "../../../shared/config/block-list.ts";
import { addDays, type Day } from "../../../shared/paris-time.ts";

const SECRET = "a key of thirty-two bytes for blocks";

const blocks: fc.Arbitrary<Block> = fc
  .record({
    what: fc.constantFrom("meter", "token", "network"),
    bits: fc.constantFrom(16, 24, 32, 48, 64),
    hash: fc.stringMatching(/^[\w-]{16}$/),
    until: fc.integer({ min: 0, max: 5_000 }).map((days) => addDays("2026-11-30" as Day, days)),
    reason: fc.stringMatching(/^[^\s|][^\n\r|]{1,100}[^\s|]$/),
  })
  .map((block) => ({ ...block, bits: block.what === "network" ? block.bits : null }));

describe("the block list", () => {
  it("a block is read as it was written, whatever separates it from the next", () => {
    fc.assert(
      fc.property(fc.array(blocks), fc.constantFrom("\n", "\r\n", " | ", "|"), (written, separator) => {
        const list = readBlockList(written.map(writeBlock).join(separator), SECRET);
        expect(list).toEqual(
          written.length === 0 ? expect.anything() : { secret: SECRET, blocks: written, faults: [] },
        );
      }),
    );
  });

  it.each([
    ["a name instead of a hash", "meter 30000000000101 2026-12-31 asks without end"],
    ["no end", "meter abcdefghijklmnop asks without end"],
    ["a day that does not exist", "meter abcdefghijklmnop 2026-02-30 asks without end"],
    ["no reason", "meter abcdefghijklmnop 2026-12-31"],
    ["a network without its length", "network abcdefghijklmnop 2026-12-31 asks without end"],
    ["a network that is half the Internet", "network/1 abcdefghijklmnop 2026-12-31 asks without end"],
    ["another word", "everybody abcdefghijklmnop 2026-12-31 asks without end"],
  ])("a line with %s blocks nobody, is named by its number, and leaves the others in force", (_what, broken) => {
    const good = "token abcdefghijklmnop 2026-12-31 asks without end";
    const { blocks: read, faults } = readBlockList(`${good}\n${broken}`, SECRET);
    expect(read.map(writeBlock)).toEqual([good]);
    expect(faults).toEqual(["line 2 of BLOCKED cannot be read"]);
  });

  it.each([undefined, "", "short"])("with the key %o nobody is blocked, and the list says why", (secret) => {
    const { blocks: read, faults } = readBlockList("token abcdefghijklmnop 2026-12-31 asks without end", secret);
    expect(read).toEqual([]);
    expect(faults).toEqual(["BLOCK_SECRET is missing or shorter than 32 bytes: nobody is blocked"]);
  });
});
