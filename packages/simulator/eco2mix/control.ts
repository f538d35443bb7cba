import * as z from "zod/mini";
import { iso, type Manners, PLAIN } from "./dataset.ts";
import { FAULT_NAMES, type FaultName } from "./faults.ts";

const instant = z.iso.datetime({ offset: true });

/** The body of `POST /_control`. Every member is optional; one that is absent keeps its value. */
export const controlBody = z.strictObject({
  reset: z.optional(z.literal(true)),
  now: z.optional(z.nullable(instant)),
  status: z.optional(z.union([z.literal(200), z.int().check(z.gte(400), z.lte(599))])),
  lateMinutes: z.optional(z.number()),
  missing: z.optional(z.array(instant)),
  corrected: z.optional(z.record(instant, z.number())),
  faults: z.optional(z.array(z.enum(FAULT_NAMES))),
});
export type ControlBody = z.infer<typeof controlBody>;

/** The switches of the simulation. */
export interface Settings extends Manners {
  /** It answers this to everything; 200 serves. */
  readonly status: number;
  /** It adds the invented rows of these. */
  readonly faults: readonly FaultName[];
}

/** éCO2mix on an ordinary day. */
export const DEFAULT_SETTINGS: Settings = { ...PLAIN, status: 200, faults: [] };

/** The switches with an order applied. */
export const applyOrder = (settings: Settings, order: ControlBody): Settings => ({
  status: order.status ?? settings.status,
  lateMinutes: order.lateMinutes ?? settings.lateMinutes,
  missing: order.missing?.map(asListed) ?? settings.missing,
  corrected:
    order.corrected === undefined
      ? settings.corrected
      : Object.fromEntries(Object.entries(order.corrected).map(([at, grams]) => [asListed(at), grams])),
  faults: order.faults ?? settings.faults,
});

/** The text that a row has for this instant. */
const asListed = (at: string): string => iso(Date.parse(at));
