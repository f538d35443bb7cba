import { client, enedis, NOWHERE, type Rules, type Samples } from "./rule.ts";

/** Refusals of the readings under `/api/v2`. Four are the reasons why a period has no reading; the last four, only a diagnosis finds out. */
export type ReadingsRefusal =
  | { readonly code: "meter_not_named"; readonly meters: readonly string[] }
  | { readonly code: "format_not_offered"; readonly offered: readonly string[] }
  | { readonly code: "statistics_sums_refused"; readonly why: "malformed" | "foreign" | "start" | "cursor" }
  | { readonly code: "collection_off" }
  | { readonly code: "not_published_yet"; readonly retryAfterMs: number }
  | { readonly code: "hole" }
  | { readonly code: "before_activation" }
  | { readonly code: "service_missing" }
  | { readonly code: "not_supplied" }
  | { readonly code: "not_communicating" }
  | { readonly code: "services_closed" };

export const READINGS_RULES: Rules<ReadingsRefusal> = {
  meter_not_named: client(400, ["readings", "diagnosis", "meter impact"]),
  format_not_offered: client(406, ["readings", "demo"]),
  statistics_sums_refused: client(400, ["readings", "demo"]),
  collection_off: enedis(404, false, ["readings"]),
  not_published_yet: enedis(404, true, ["readings", "diagnosis", "demo"]),
  hole: enedis(404, true, ["readings", "demo"]),
  before_activation: enedis(404, false, ["readings"]),
  service_missing: enedis(403, false, NOWHERE),
  not_supplied: enedis(404, false, NOWHERE),
  not_communicating: enedis(404, false, NOWHERE),
  services_closed: enedis(404, false, NOWHERE),
};

export const READINGS_SAMPLES: Samples<ReadingsRefusal> = {
  meter_not_named: { meters: ["••••••••••4270", "••••••••••9651"] },
  format_not_offered: { offered: ["application/json", "text/csv"] },
  statistics_sums_refused: { why: "foreign" },
  collection_off: {},
  not_published_yet: { retryAfterMs: 3_600_000 },
  hole: {},
  before_activation: {},
  service_missing: {},
  not_supplied: {},
  not_communicating: {},
  services_closed: {},
};
