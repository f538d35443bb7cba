import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { consentTo } from "../support/consent.ts";
import { BOTH_DIRECTIONS } from "../support/meters.ts";
import { type Running, startBoth } from "../support/running.ts";
import { temporaryFolders } from "../support/temporary-folders.ts";
import { linkyAt, type Printed } from "./linky.ts";

/** Consumption and production on one usage point, so that all five commands have readings. */
const WEEK = ["--start", "2026-10-05", "--end", "2026-10-07"] as const;

const KINDS = [
  { command: "daily", unit: "Wh", points: 2 },
  { command: "loadcurve", unit: "W", points: 96 },
  { command: "maxpower", unit: "VA", points: 2 },
  { command: "dailyprod", unit: "Wh", points: 2 },
  { command: "loadcurveprod", unit: "W", points: 96 },
] as const;

const makeFolder = temporaryFolders();
let running: Running;
let linky: (...words: string[]) => Promise<Printed>;

beforeAll(async () => {
  running = await startBoth();
  linky = linkyAt(running.gateway, makeFolder("linky"));
});
afterAll(() => running.stop());

describe("the published client `linky`, unmodified", () => {
  it("the published linky client saves the token that a person got by consenting", async () => {
    const token = await consentTo(BOTH_DIRECTIONS, running);
    expect((await linky("auth", "--token", token)).stdout).toContain("succès");
  });

  describe.each(KINDS)("$command", ({ command, unit, points }) => {
    it("the published linky client prints its readings as json", async () => {
      const printed = await linky(command, ...WEEK, "--format", "json", "--quiet");
      const reading = JSON.parse(printed.stdout);
      expect(reading).toMatchObject({ usage_point_id: BOTH_DIRECTIONS, reading_type: { unit } });
      expect(reading.interval_reading).toHaveLength(points);
    });

    it("the published linky client prints its readings as csv", async () => {
      const printed = await linky(command, ...WEEK, "--format", "csv", "--quiet");
      const [header, ...rows] = printed.stdout.trim().split("\n");
      expect(header).toBe(`Date,Valeur (${unit})`);
      expect(rows).toHaveLength(points);
      for (const row of rows) expect(row).toMatch(/^2026-10-0[5-7]( \d\d:\d\d:\d\d)?,\d+$/);
    });

    it("the published linky client pretty-prints its readings", async () => {
      const printed = await linky(command, ...WEEK, "--quiet");
      expect(printed.stdout).toContain(`Valeur (${unit})`);
      expect(printed.stdout.match(/2026-10-0[5-7]/g)).toHaveLength(points);
    });
  });

  it("the published linky client prints the gateway's reason when it refuses", async () => {
    const printed = await linky("daily", "--start", "2026-10-07", "--end", "2026-10-05", "--quiet");
    expect(printed.stderr).toContain("Start date should be before end date.");
  });
});
