import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { crontabAt } from "../../../shared/quota/crontab.ts";

const SLOT = { hour: 9, minute: 23 };
const inShell = promisify(execFile);

/**
 * When a machine of that zone runs the command on the two days: cron begins the line at its minute by the wall of the machine, and the shell decides. `date` is
 * GNU's, told what time it is.
 */
async function runs(line: string, zone: string, first: string): Promise<string[]> {
  const [minute, ...rest] = line.split(" ");
  expect(rest.slice(0, 4)).toEqual(["*", "*", "*", "*"]);
  // What cron hands to the shell.
  const command = `${rest.slice(4).join(" ")} printf '%s\\n' "$now"`.replaceAll("\\%", "%");
  const begins = Temporal.ZonedDateTime.from(`${first}T00:00[Europe/Paris]`).epochMilliseconds;
  const instants = Array.from({ length: 2 * 24 * 60 }, (_, at) => begins + at * 60_000).filter(
    (ms) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).minute === Number(minute),
  );
  const script = `date() { command date -d "@$now" "$@"; }
    for now in ${instants.map((ms) => ms / 1000).join(" ")}; do ${command}; done; true`;
  const { stdout } = await inShell("sh", ["-c", script], { env: { PATH: process.env.PATH ?? "", TZ: zone } });
  return stdout
    .trim()
    .split("\n")
    .map((seconds) =>
      Temporal.Instant.fromEpochMilliseconds(Number(seconds) * 1000)
        .toZonedDateTimeISO("Europe/Paris")
        .toPlainDateTime()
        .toString(),
    );
}

describe("the line of a crontab", () => {
  it("the line is one, and has no percent sign that cron would take for the end of the command", () => {
    expect(crontabAt(SLOT)).toBe('23 * * * * [ "$(TZ=Europe/Paris date +\\%H)" = 09 ] &&');
    expect(crontabAt({ hour: 11, minute: 5 })).toMatch(/^5 \* .* = 11 \] &&$/);
    expect(crontabAt(SLOT)).not.toMatch(/\n|(?<!\\)%/);
  });

  it.each(["UTC", "Europe/Paris", "America/New_York", "Pacific/Auckland"])(
    "the command runs once a day at the minute of the slot in Paris, on a machine set to %s, also when clocks change",
    async (zone) => {
      for (const first of ["2026-03-28", "2026-10-24", "2026-12-31"])
        expect(await runs(crontabAt(SLOT), zone, first)).toEqual([
          `${first}T09:23:00`,
          `${Temporal.PlainDate.from(first).add({ days: 1 })}T09:23:00`,
        ]);
    },
  );

  it.each(["Asia/Kolkata", "Asia/Kathmandu"])(
    "the command runs once a day in the hour of the slot, on a machine whose minutes differ: %s",
    async (zone) => {
      const made = await runs(crontabAt(SLOT), zone, "2026-10-24");
      expect(made.map((text) => text.slice(0, "2026-10-24T09".length))).toEqual(["2026-10-24T09", "2026-10-25T09"]);
    },
  );
});
