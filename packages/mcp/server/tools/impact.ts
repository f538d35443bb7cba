import * as z from "zod";
import type { AnswerOf } from "../../../client/library/api.ts";
import { parisDay } from "../../../client/library/paris-day.ts";
import { daysAsked } from "../days.ts";
import { end, prm } from "../parameters.ts";
import { type Tool, ToolRefusal } from "../tool.ts";

const DAY_MS = 86_400_000;
/** The period of a request that names no start. */
const USUAL_DAYS = 7;
export const MOST_DAYS = { day: 366, hour: 7 } as const;
/** Days beyond which their sum alone is answered. */
const MOST_NAMED_DAYS = 62;

const input = z.strictObject({
  start: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional()
    .describe("First day in Paris, included; by default seven days before end."),
  end: end
    .unwrap()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  by: z
    .enum(["day", "hour"])
    .default("day")
    .describe(
      "day: from the daily readings, at most a year. hour: from the load curve, at most seven days, with the CO2 of the grid at each hour.",
    ),
  prm,
});

type Answer = AnswerOf<"/api/v2/impact">;

/** What the electricity of a meter costs the planet. */
export const impact: Tool<typeof input> = {
  name: "impact",
  title: "Environmental impact of the electricity",
  description:
    "Greenhouse gases (kg CO2 eq) and environmental scores of what the meter drew, each with the method to name beside it. Impacts that no public source gives are withheld with the reason: never make them up. Costs one call to Enedis.",
  input,
  async answer({ start, end: until = parisDay(Date.now()), by, prm: named }, { conso, prm: usual }) {
    const from = start ?? new Date(Date.parse(until) - USUAL_DAYS * DAY_MS).toISOString().slice(0, until.length);
    const most = MOST_DAYS[by];
    if ((daysAsked({ start: from, end: until }, Date.now()) ?? 0) > most) {
      throw new ToolRefusal(`This period is too large: at most ${most} days by ${by}. Ask for a part of it.`);
    }
    const meter = named ?? usual;
    const answer = await conso.impact({ start: from, end: until, by, ...(meter !== undefined && { prm: meter }) });
    const { indicators, description, withheld, missingDays, byDay } = answer;
    return {
      start: answer.start,
      end: answer.end,
      kwh: rounded(byDay.reduce((sum, { kWh }) => sum + kWh, 0)),
      indicators: indicators.map(({ key, value, unit, method, coverage }) => ({
        key,
        value,
        unit,
        method: method.name,
        attribution: method.attribution,
        ...(coverage !== undefined && { share_covered: coverage.share }),
      })),
      description,
      withheld,
      ...(missingDays !== undefined && { missing_days: missingDays }),
      ...(byDay.length <= MOST_NAMED_DAYS && { by_day: days(byDay) }),
      ...(answer.byHour !== undefined && { by_hour: hours(answer.byHour) }),
    };
  },
};

const days = (all: Answer["byDay"]): object => ({
  columns: ["day", "kwh", "kg_co2_eq"],
  rows: all.map(({ day, kWh, impacts }) => [day, rounded(kWh), rounded(impacts.cch)]),
});

const hours = (all: NonNullable<Answer["byHour"]>): object => ({
  columns: ["start", "kwh", "kg_co2_at_that_hour"],
  rows: all.map(({ start, kWh, timeOfDay }) => [start, rounded(kWh), rounded(timeOfDay?.cch)]),
});

const rounded = (value: number | undefined): number | null => (value === undefined ? null : Number(value.toFixed(3)));
