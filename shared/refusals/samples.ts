import { CONSENT_SAMPLES } from "./consent.ts";
import { ENEDIS_SAMPLES } from "./enedis.ts";
import { GATEWAY_SAMPLES } from "./gateway.ts";
import { IMPACT_SAMPLES } from "./impact.ts";
import { PAIRING_SAMPLES } from "./pairing.ts";
import { READINGS_SAMPLES } from "./readings.ts";
import type { Refusal, RefusalCode } from "./refusal.ts";
import { REQUEST_SAMPLES } from "./request.ts";
import type { Of } from "./rule.ts";
import { TOKEN_SAMPLES } from "./token.ts";

const BY_CODE: Readonly<Record<RefusalCode, object>> = {
  ...REQUEST_SAMPLES,
  ...TOKEN_SAMPLES,
  ...GATEWAY_SAMPLES,
  ...ENEDIS_SAMPLES,
  ...CONSENT_SAMPLES,
  ...IMPACT_SAMPLES,
  ...READINGS_SAMPLES,
  ...PAIRING_SAMPLES,
};

/** One example of each refusal, in words that Enedis is known to use: for the guide, the demonstration and OpenAPI. */
export const SAMPLES = Object.fromEntries(
  Object.entries(BY_CODE).map(([code, sample]) => [code, { ...sample, code }]),
) as unknown as { readonly [C in RefusalCode]: Of<Refusal, C> & { readonly code: C } };
