import { Hono } from "hono";
import type { Simulated } from "../simulated.ts";
import { applyOrder, controlBody, DEFAULT_SETTINGS } from "./control.ts";
import { type Dataset, type Manners, PLAIN, type Row, rows, type Stretch } from "./dataset.ts";
import { type FaultName, inventedRows } from "./faults.ts";

const WHERE = /^date_heure >= date'([^']+)' AND date_heure < date'([^']+)'$/;

/**
 * The two datasets of éCO2mix that hold the carbon intensity, as ODRÉ exports them: `GET /{dataset}/exports/json?where=…`. `now` is its
 * clock, in ms since the epoch.
 */
export function createEco2mix({ now }: { readonly now: () => number }): Simulated {
  let settings = DEFAULT_SETTINGS;
  let shiftMs = 0;
  const eco2mix = new Hono();

  eco2mix.post("/_control", async (c) => {
    const order = controlBody.safeParse(await c.req.json().catch(() => null));
    if (!order.success) return c.json({ issues: order.error.issues }, 400);
    const { reset, now: set } = order.data;
    if (reset) [settings, shiftMs] = [DEFAULT_SETTINGS, 0];
    if (set !== undefined) shiftMs = set === null ? 0 : Date.parse(set) - now();
    settings = applyOrder(settings, order.data);
    return c.json({ now: new Date(now() + shiftMs).toISOString(), ...settings });
  });

  eco2mix.get("*", (c) => {
    if (settings.status !== 200) return new Response("<html>later</html>", { status: settings.status });
    const dataset = /^\/(eco2mix-national-(?:tr|cons-def))\/exports\/json$/.exec(new URL(c.req.url).pathname)?.[1];
    const [, from, to] = WHERE.exec(c.req.query("where") ?? "") ?? [];
    if (dataset === undefined || from === undefined || to === undefined) {
      return c.json({ error_code: "ODSQLError", message: "ODSQL query is malformed" }, 400);
    }
    const stretch = { dataset: dataset as Dataset, fromMs: Date.parse(from), toMs: Date.parse(to) };
    const nowMs = now() + shiftMs;
    // Unsorted, as ODRÉ warns.
    return c.json([...rows(stretch, nowMs, settings).toReversed(), ...inventedRows(settings.faults, stretch, nowMs)]);
  });
  return { fetch: (request) => eco2mix.fetch(request) };
}

/** What is not plain about the rows of an export. */
export interface OddRows extends Partial<Manners> {
  readonly faults?: readonly FaultName[];
}

/** The rows of an export without a server: the true ones in time order, then those that its faults invent. */
export const eco2mixRows = (
  stretch: Stretch,
  nowMs: number,
  { faults = [], ...manners }: OddRows = {},
): readonly Row[] => [...rows(stretch, nowMs, { ...PLAIN, ...manners }), ...inventedRows(faults, stretch, nowMs)];
