import { ASKING_ENEDIS, EVERYWHERE, gateway, type Rules, type Samples, TAKING_A_TOKEN } from "./rule.ts";

/** Refusals of the gateway itself: the quota it guards, or its own faults. */
export type GatewayRefusal =
  | { readonly code: "quota_shared"; readonly retryAfterMs: number }
  | { readonly code: "quota_meter"; readonly retryAfterMs: number }
  | { readonly code: "quota_loop"; readonly retryAfterMs: number }
  | { readonly code: "gate_unreachable"; readonly retryAfterMs: number }
  | { readonly code: "application_gone" }
  | { readonly code: "internal_error" };

export const GATEWAY_RULES: Rules<GatewayRefusal> = {
  quota_shared: gateway(429, ASKING_ENEDIS),
  quota_meter: gateway(429, ASKING_ENEDIS),
  quota_loop: gateway(429, ASKING_ENEDIS),
  gate_unreachable: gateway(503, [...TAKING_A_TOKEN, "revocation", "intensity", "tempo"]),
  // As for a token that opens nothing any more: clients then ask for a new one.
  application_gone: { ...gateway(401, ASKING_ENEDIS), v2: 403, retryable: false },
  internal_error: gateway(500, EVERYWHERE),
};

export const GATEWAY_SAMPLES: Samples<GatewayRefusal> = {
  quota_shared: { retryAfterMs: 41_000 },
  quota_meter: { retryAfterMs: 3_600_000 },
  quota_loop: { retryAfterMs: 600_000 },
  gate_unreachable: { retryAfterMs: 12_000 },
  application_gone: {},
  internal_error: {},
};
