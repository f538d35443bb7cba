import { describe, expect, it } from "vitest";
import { Line, type LineSnapshot } from "../../../shared/quota/line.ts";

const NOON = Date.UTC(2026, 9, 15, 12);
const HOUR_MS = 3_600_000;
const PACE = { spacingMs: 250, callsPerHour: 10 };

/** A line whose first calls were granted 250 ms apart, from noon on. */
function lineWith(calls: number, block = 32): Line {
  const line = new Line(PACE, block);
  for (let n = 0; n < calls; n++) grant(line, NOON + n * 250);
  return line;
}

function grant(line: Line, atMs: number): void {
  line.keep(atMs);
  line.send(atMs);
}

/** What is written when it is due; none: null. */
function written(line: Line): LineSnapshot | null {
  let snapshot: LineSnapshot | null = null;
  line.saveIfDue(NOON, (it) => {
    snapshot = it;
  });
  return snapshot;
}

describe("an instant that was given up", () => {
  it("an instant that was given up is free up to itself, and no longer counts for the hour once it has passed", () => {
    const line = lineWith(1);
    line.keep(NOON + 250);
    line.free(NOON + 250);
    expect(line.findFree(NOON + 250)).toBe(NOON + 250);
    expect(line.countKeptInHour(NOON + 250)).toBe(2);
    expect(line.findFree(NOON + 251)).toBe(NOON + 500);
    expect(line.countKeptInHour(NOON + 251)).toBe(1);
  });

  it("an instant that was given up is taken after an earlier one, in whichever order they were given up", () => {
    const line = lineWith(4);
    for (const atMs of [NOON + 500, NOON + 250]) line.free(atMs);
    expect(line.findFree(NOON)).toBe(NOON + 250);
  });

  it("a new line has no instant that was given up, only its end", () => {
    expect(new Line(PACE, 32).findFree(NOON)).toBe(NOON);
  });

  it("an instant that was given up goes to one caller only, and leaves the end of the line where it was", () => {
    const line = lineWith(1);
    for (const atMs of [NOON + 250, NOON + 500, NOON + 750]) line.keep(atMs);
    line.free(NOON + 250);
    line.free(NOON + 500);
    grant(line, line.findFree(NOON));
    expect(line.findFree(NOON)).toBe(NOON + 500);
    expect(line.findEnd(NOON)).toBe(NOON + 1_000);
    expect(line.countKeptInHour(NOON)).toBe(4);
  });

  it("an instant that was granted and then given up counts as no call, and is free again", () => {
    const line = lineWith(2);
    line.takeBack(NOON + 250, NOON + 249);
    expect(line.countSentInHour(NOON)).toBe(1);
    expect(line.findFree(NOON)).toBe(NOON + 250);
  });

  it("an instant that was granted and given up when it had come counts as no call, and is gone", () => {
    const line = lineWith(2);
    line.takeBack(NOON + 250, NOON + 250);
    expect([line.countSentInHour(NOON), line.countKeptInHour(NOON)]).toEqual([1, 1]);
    expect(line.findFree(NOON)).toBe(NOON + 500);
  });
});

describe("the end of the line", () => {
  it("the end of the line is in the next hour once the hour is full, and earlier than that for nobody", () => {
    const line = lineWith(10);
    const atMs = line.findEnd(NOON);
    expect(atMs).toBeGreaterThanOrEqual(NOON + HOUR_MS);
    expect(atMs).toBeLessThanOrEqual(NOON + HOUR_MS + 2_000);
  });

  it("the end of the line is in the next hour for a caller whose share of the hour is used", () => {
    const line = lineWith(5);
    expect(line.findEnd(NOON)).toBe(NOON + 1_250);
    expect(line.findEnd(NOON, 0.5)).toBeGreaterThanOrEqual(NOON + HOUR_MS);
  });

  it("the end of the line is in the next minute once a minute's calls are used, where the minute has a limit", () => {
    const line = new Line({ ...PACE, callsPerMinute: 2 }, 32);
    for (let n = 0; n < 2; n++) grant(line, NOON + n * 250);
    const atMs = line.findEnd(NOON);
    expect(atMs).toBeGreaterThanOrEqual(NOON + 60_000);
    expect(atMs).toBeLessThanOrEqual(NOON + 62_000);
  });
});

describe("a call of another line", () => {
  it.each([
    ["now", 0, 250],
    ["one spacing away", 250, 500],
  ])(
    "a call of another line, %s, comes between two calls of this one, a spacing from each",
    (_when, inMs, nextInMs) => {
      const line = new Line(PACE, 32);
      line.makeRoom(NOON + inMs, NOON);
      expect(line.findEnd(NOON)).toBe(NOON + nextInMs);
    },
  );

  it("a call of another line further away delays nobody", () => {
    const line = new Line(PACE, 32);
    line.makeRoom(NOON + 251, NOON);
    expect(line.findEnd(NOON)).toBe(NOON);
  });

  it("a call of another line moves nothing forward that is later already", () => {
    const line = lineWith(3);
    line.makeRoom(NOON, NOON);
    expect(line.findEnd(NOON)).toBe(NOON + 750);
  });
});

describe("a clock that steps back", () => {
  it("a clock that steps back takes the calls with it, keeps what is kept, and lets nothing between", () => {
    const line = lineWith(2);
    const backMs = NOON - HOUR_MS;
    line.free(NOON + 250);
    line.stepBack(HOUR_MS, [backMs + 500], backMs);
    expect(line.lastSentAtMs).toBe(backMs + 250);
    expect([line.countSentInHour(backMs), line.countKeptInHour(backMs)]).toEqual([2, 3]);
    expect(line.findFree(backMs)).toBe(backMs + 750);
  });

  it("a clock that steps back begins no earlier than the pause allows", () => {
    const line = lineWith(1);
    line.stepBack(HOUR_MS, [], NOON);
    expect(line.findFree(NOON - HOUR_MS)).toBe(NOON);
  });
});

describe("the calls of an hour", () => {
  it("the calls of an hour are those sent, and those kept beside them, until they are an hour old", () => {
    const line = lineWith(2);
    line.keep(NOON + 500);
    expect([line.countSentInHour(NOON), line.countKeptInHour(NOON)]).toEqual([2, 3]);
    expect([line.countSentInHour(NOON + 2 * HOUR_MS), line.countKeptInHour(NOON + 2 * HOUR_MS)]).toEqual([0, 0]);
  });

  it("the calls of an hour are counted between two instants, the second excluded", () => {
    expect(lineWith(5).countSent(NOON, NOON + 1_000)).toBe(4);
  });
});

describe("another pace", () => {
  const SLOWER = { spacingMs: 300, callsPerHour: 5 };

  it("another pace that allows at least as much leaves every kept instant", () => {
    const line = lineWith(1);
    line.keep(NOON + 250);
    line.relax(SLOWER);
    expect(line.pace).toBe(SLOWER);
    expect(line.countKeptInHour(NOON)).toBe(2);
  });

  it.each([
    ["begins one spacing behind the last call sent", NOON, NOON + 300],
    ["or after a pause", NOON + 5_000, NOON + 5_000],
  ])(
    "another pace drops what was kept or given up, and starts at the right instant: %s",
    (_where, fromMs, firstAtMs) => {
      const line = lineWith(1);
      for (const atMs of [NOON + 250, NOON + 500]) line.keep(atMs);
      line.free(NOON + 250);
      line.replan(SLOWER, fromMs);
      expect(line.pace).toBe(SLOWER);
      expect(line.countKeptInHour(NOON)).toBe(1);
      expect(line.findFree(NOON)).toBe(firstAtMs);
    },
  );
});

describe("what is written for a restart", () => {
  it("the state written for a restart promises a block of grants that begins with the last", () => {
    expect(written(lineWith(1, 4))).toMatchObject({ atMs: NOON, untilMs: NOON + 1_000, promised: 3 });
  });

  it("the state written for a restart is read as if all of the block had been granted", () => {
    const saved = written(lineWith(1, 4));
    if (saved === null) throw new Error("nothing was written");
    const line = new Line(PACE, 4, saved);
    expect(line.findEnd(NOON)).toBe(NOON + 1_000);
    expect(line.lastSentAtMs).toBe(NOON + 750);
    expect([line.countSentInHour(NOON), line.countKeptInHour(NOON)]).toEqual([4, 4]);
  });

  it("the state for a restart is written again after the last grant of a block, and no earlier", () => {
    const line = new Line(PACE, 3);
    const isWritten = Array.from({ length: 7 }, (_, n) => {
      grant(line, NOON + n * 250);
      return written(line) !== null;
    });
    expect(isWritten).toEqual([true, false, false, true, false, false, true]);
  });

  it("the state for a restart is written again when an instant is granted more often than the block has grants", () => {
    const line = lineWith(1, 2);
    const isWritten = [0, 1, 2].map(() => {
      const due = written(line) !== null;
      line.takeBack(NOON, NOON - 1);
      grant(line, NOON);
      return due;
    });
    expect([...isWritten, written(line) !== null]).toEqual([true, false, true, false]);
  });

  it("the state for a restart is written again when a grant is later than the block reaches", () => {
    const line = lineWith(1);
    written(line);
    grant(line, NOON + 60_000);
    expect(written(line)).not.toBeNull();
  });

  it("the state for a restart is written again after the clock steps back: the promise was for another time", () => {
    const line = lineWith(1);
    written(line);
    line.stepBack(HOUR_MS, [], NOON - HOUR_MS);
    expect(written(line)).not.toBeNull();
  });

  it("the state for a restart is exact once after a quiet while, and not written when nothing was promised", () => {
    const settle = (line: Line): number[] => {
      const promised: number[] = [];
      line.settle(NOON, (snapshot) => promised.push(snapshot.promised));
      return promised;
    };
    expect(settle(new Line(PACE, 32))).toEqual([]);
    const line = lineWith(1);
    written(line);
    expect([settle(line), settle(line)]).toEqual([[0], []]);
  });
});
