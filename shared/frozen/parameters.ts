import * as z from "zod/mini";
import { MAX_POWER_DEFAULTS } from "../measures/measure-query.ts";
import { day } from "../paris-time.ts";
import { parsedText } from "../parsed-text.ts";
import { usagePointId } from "../usage-point.ts";

// The documentation says 14 digits; spaces in the number are accepted too.
const usagePoint = parsedText(usagePointId, {
  description: "The 14 digits that name the meter (PRM, on the bill or on the meter itself).",
  pattern: "^[0-9]{14}$",
  examples: ["22516914714270"],
});

/** The first day of a period. */
export const start = parsedText(day, {
  description: "First day, included (Paris time).",
  format: "date",
  examples: ["2026-09-29"],
});

/** The day after the last. */
export const end = parsedText(day, {
  description: "Last day, excluded (Paris time): today at the latest, which gives data up to yesterday.",
  format: "date",
  examples: ["2026-10-01"],
});

const step = z._default(
  z.enum(["P1D", "P1M"]).check(z.meta({ description: "One maximum a day, or one a month." })),
  MAX_POWER_DEFAULTS.step,
);

const quantity = z._default(
  z.enum(["PMA", "TOUT"]).check(z.meta({ description: "The maximum power alone, or every quantity Enedis has." })),
  MAX_POWER_DEFAULTS.quantity,
);

/** The query of the five v5 routes. */
export const V5_PARAMETERS = z.object({ prm: usagePoint, start, end });

/** The query of the 2026 routes, in Enedis's own names. */
export const PARAMETERS_2026 = z.object({ pointId: usagePoint, dateDebut: start, dateFin: end });

/** The same for `puissance_conso_max_quotidienne`. */
export const MAX_POWER_PARAMETERS_2026 = z.extend(PARAMETERS_2026, { mesuresPas: step, grandeurPhysique: quantity });
