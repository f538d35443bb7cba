import { describe, expect, it } from "vitest";
import { Progress } from "../../../packages/client/command/progress.ts";
import { painted } from "../../../packages/client/command/terminal.ts";

/** A stream that keeps what is written to it. */
function stream(isTTY: boolean) {
  const written: string[] = [];
  const fake = { isTTY, columns: 40, write: (text: string) => written.push(text) };
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

  it("a bar writes nothing where no person looks", () => {
    const { written, stream: file } = stream(false);
    const progress = new Progress(file, DAY_MS);
    progress.show(0, DAY_MS);
    progress.note("waiting");
    progress.end();
    expect(written).toEqual([]);
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
