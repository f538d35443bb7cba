import { client, NOWHERE, type Rules, type Samples } from "./rule.ts";

/** Refusals of the page on which a person pairs a device. */
export type PairingRefusal =
  | { readonly code: "device_code_unknown" }
  | { readonly code: "device_code_ended" }
  | { readonly code: "device_elsewhere" }
  | { readonly code: "device_form_old" }
  | { readonly code: "device_gets_nothing" }
  | { readonly code: "too_many_codes"; readonly retryAfterMs: number };

export const PAIRING_RULES: Rules<PairingRefusal> = {
  device_code_unknown: client(404, NOWHERE),
  device_code_ended: client(410, NOWHERE),
  device_elsewhere: client(409, NOWHERE),
  device_form_old: client(409, NOWHERE),
  device_gets_nothing: client(409, NOWHERE),
  too_many_codes: client(429, NOWHERE, { retryable: true }),
};

export const PAIRING_SAMPLES: Samples<PairingRefusal> = {
  device_code_unknown: {},
  device_code_ended: {},
  device_elsewhere: {},
  device_form_old: {},
  device_gets_nothing: {},
  too_many_codes: { retryAfterMs: 60_000 },
};
