import type { Gauge } from "../quota/protocol.ts";
import type { Calls, Consents } from "./tally.ts";
import type { Verdict } from "./verdicts.ts";

/** Everything known about the service at one instant. */
export interface Observed {
  /** `null`: the gate does not answer. */
  readonly gauge: Gauge | null;
  readonly lastHour: { readonly calls: Calls; readonly consents: Consents };
  readonly lastDay: { readonly calls: Calls; readonly consents: Consents };
}

/** Fewer than these say nothing about anybody else. */
const ENOUGH_CALLS = 5;
const ENOUGH_CONSENTS = 5;

const DOWN_BELOW = 0.5;
const UNSTEADY_BELOW = 0.95;
const CONSENTS_BELOW = 0.4;
const CROWDED_MS = 10_000;

/** Is it us or Enedis? */
export function verdictOn({ gauge, lastHour, lastDay }: Observed): Verdict {
  if (gauge === null) return "gateway_down";
  const { measures } = gauge.lines;
  const { total, answeredShare } = lastHour.calls;
  const isTelling = total >= ENOUGH_CALLS && answeredShare !== null;

  if (gauge.down.length > 0 || (isTelling && answeredShare < DOWN_BELOW)) return "enedis_down";
  if (measures.closedForMs > 0) return "enedis_closed";
  if (isTelling && answeredShare < UNSTEADY_BELOW) return "enedis_unsteady";
  const consents = lastHour.consents.left >= ENOUGH_CONSENTS ? lastHour.consents : lastDay.consents;
  const { left, backShare } = consents;
  if (left >= ENOUGH_CONSENTS && backShare !== null && backShare < CONSENTS_BELOW) return "consents_failing";
  if (measures.waitMs > CROWDED_MS) return "crowded";
  return total === 0 ? "quiet" : "well";
}
