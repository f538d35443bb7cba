import { afterEach, describe, expect, it, vi } from "vitest";
import {
  LINES_PER_MINUTE,
  LineSampler,
  recordBug,
  recordDroppedRows,
  recordIncident,
} from "../../../shared/refusals/incident-log.ts";
import { SAMPLES } from "../../../shared/refusals/samples.ts";

const NOON = Date.UTC(2026, 10, 25, 12);
const INCIDENT = "7d0f3a52-6c1e-4b0f-9a3e-2f1f0f5f6a10";
const LATER = "0b6c2f0e-93a1-4f63-8a77-5d1f2c9e4b11";

afterEach(() => void vi.restoreAllMocks());

describe("the incident log", () => {
  it("the incident log writes a limited number of lines a minute of one code, whatever a polling client does", () => {
    const sampler = new LineSampler();
    const written = Array.from({ length: 3_000 }, () => sampler.take("quota_shared", NOON)).filter(
      (line) => line !== null,
    );
    expect(written).toHaveLength(LINES_PER_MINUTE);
  });

  it("the incident log gives in its next line how many it skipped, and loses no count", () => {
    const sampler = new LineSampler();
    for (let line = 0; line < LINES_PER_MINUTE + 7; line++) sampler.take("quota_shared", NOON);
    expect(sampler.take("quota_shared", NOON + 60_000)).toEqual({ skipped: 7 });
    expect(sampler.take("quota_shared", NOON + 60_000)).toEqual({});
  });

  it("the incident log counts each code by itself", () => {
    const sampler = new LineSampler();
    for (let line = 0; line < LINES_PER_MINUTE; line++) sampler.take("quota_shared", NOON);
    expect(sampler.take("enedis_timeout", NOON)).toEqual({});
  });

  it("the incident log holds an incident number, a code and two statuses, and nothing else", () => {
    const logged = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    recordIncident(INCIDENT, SAMPLES.enedis_no_consent, NOON);
    expect(JSON.parse(logged.mock.lastCall?.[0])).toEqual({
      log: "incident",
      incident: INCIDENT,
      code: "enedis_no_consent",
      status: 403,
      upstream: 403,
    });
  });

  it("the incident log writes so many lines a minute of a bug in one place, and then how many it skipped", () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const lines = () => logged.mock.calls.map(([line]) => JSON.parse(line) as { bug: string; skipped?: number });
    const bug = new RangeError("of one request");
    for (let request = 0; request < 500; request++) recordBug(INCIDENT, bug, NOON);
    expect(lines()).toHaveLength(LINES_PER_MINUTE);
    recordBug(INCIDENT, new RangeError("of another line"), NOON);
    recordBug(INCIDENT, "thrown as a text", NOON);
    expect(lines().slice(LINES_PER_MINUTE)).toMatchObject([{ bug: "RangeError" }, { bug: "string" }]);
    recordBug(LATER, bug, NOON + 60_000);
    expect(lines().at(-1)).toMatchObject({ incident: LATER, skipped: 500 - LINES_PER_MINUTE });
    expect(JSON.stringify(lines())).not.toContain("of one request");
  });

  it("the incident log counts the dropped rows of a public dataset, and writes nothing when there are none", () => {
    const logged = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    recordDroppedRows("eco2mix-national-tr", {});
    expect(logged).not.toHaveBeenCalled();
    recordDroppedRows("eco2mix-national-tr", { ahead: 4 });
    expect(JSON.parse(logged.mock.lastCall?.[0])).toEqual({
      log: "dropped_rows",
      dataset: "eco2mix-national-tr",
      dropped: { ahead: 4 },
    });
  });
});
