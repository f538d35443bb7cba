import * as z from "zod";

export const prm = z
  .string()
  .regex(/^\d{14}$/)
  .optional()
  .describe(
    "The 14 digits of the meter. Leave it out unless the token gives access to several meters; only the person knows them.",
  );

export const start = z
  .string()
  .optional()
  .describe("First day in Paris, included, like 2026-11-01. In place of it: last.");

export const end = z
  .string()
  .optional()
  .describe("The day after the last one; by default today, whose readings come tomorrow.");

export const last = z
  .string()
  .optional()
  .describe("In place of start: the latest days, weeks, months or years, like P7D (the default), P4W, P1M, P1Y.");
