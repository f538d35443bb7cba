import { describe, expect, it } from "vitest";
import { hanging } from "../../../packages/client/command/formats/hanging.ts";
import { Progress } from "../../../packages/client/command/progress.ts";
import { painted } from "../../../packages/client/command/terminal.ts";

/** A stream that keeps what is written to it. */
function stream(isTTY: boolean, columns = 40) {
  const written: string[] = [];
  const fake = { isTTY, columns, write: (text: string) => written.push(text) };
  return { written, stream: fake as unknown as NodeJS.WriteStream };
}

const DAY_MS = 86_400_000;

describe("what a terminal sees", () => {
  it("a bar fills on a terminal, names its wait, and is gone in the end", () => {
    const { written, stream: terminal } = stream(true);
    const progress = new Progress(terminal, 10 * DAY_MS);
    progress.show(0, 5 * DAY_MS);
    progress.note("waiting");
    progress.show(5 * DAY_MS, 10 * DAY_MS);
    progress.end();
    const lines = written.map((text) => text.replace("\r\u001b[K", ""));
    expect(lines).toEqual([
      "[██████████          ]  50 % 1970-01-06",
      "waiting",
      "[████████████████████] 100 % 1970-01-11",
      "",
    ]);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
  });

  it.each([
    [0, 40],
    [12, 0],
    [30, 10],
    [200, 40],
  ])("a bar on a terminal of %i columns has %i cells", (columns, cells) => {
    const { written, stream: terminal } = stream(true, columns);
    new Progress(terminal, DAY_MS).show(0, DAY_MS);
    expect(written.join("").split("█")).toHaveLength(cells + 1);
  });

  it("a bar writes nothing where no person looks", () => {
    const { written, stream: file } = stream(false);
    const progress = new Progress(file, DAY_MS);
    progress.show(0, DAY_MS);
    progress.note("waiting");
    progress.end();
    expect(written).toEqual([]);
  });

  it.each([
    ["one two three", 9, "one two\n  three"],
    ["one two three", Number.POSITIVE_INFINITY, "one two three"],
    ["incomprehensible", 4, "incomprehensible"],
  ])("the text %j in lines of %i characters is cut between its words", (text, width, lines) => {
    expect(hanging(text, width, "  ")).toBe(lines);
  });

  it.each([
    [true, {}, "\u001b[32m✓\u001b[0m"],
    [true, { NO_COLOR: "" }, "\u001b[32m✓\u001b[0m"],
    [true, { NO_COLOR: "1" }, "✓"],
    [true, { TERM: "dumb" }, "✓"],
    [false, {}, "✓"],
  ])("colours on a terminal (%s) with %j are %j", (isTTY, env, text) => {
    expect(painted("✓", 32, stream(isTTY).stream, env)).toBe(text);
  });
});
