import * as z from "zod";
import { end, last, prm, start } from "../parameters.ts";
import type { Tool } from "../tool.ts";

const input = z.strictObject({
  measure: z
    .enum([
      "consumption/daily",
      "consumption/load_curve",
      "consumption/max_power",
      "consumption/index",
      "consumption/registers",
      "production/daily",
      "production/load_curve",
      "production/index",
      "production/registers",
    ])
    .optional()
    .describe("The series in question."),
  start,
  end,
  last,
  prm,
});

/** One verdict and one remedy, with each link from the token to Enedis. */
export const diagnose: Tool<typeof input> = {
  name: "diagnose",
  title: "Why are there no readings?",
  description:
    "Walks the chain from the token over the consent to the meter and Enedis, and gives one verdict and one remedy. Ask it when readings are missing or refused. Costs at most four calls to Enedis.",
  input,
  async answer({ measure, ...asked }, { conso, prm: usual }) {
    const named = { ...asked, prm: asked.prm ?? usual, measure };
    return await conso.diagnosis(Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)));
  },
};
