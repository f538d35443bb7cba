import type { ConsentRefusal } from "./consent.ts";
import type { EnedisRefusal } from "./enedis.ts";
import type { GatewayRefusal } from "./gateway.ts";
import type { ImpactRefusal } from "./impact.ts";
import type { PairingRefusal } from "./pairing.ts";
import type { ReadingsRefusal } from "./readings.ts";
import type { RequestRefusal } from "./request.ts";
import type { TokenRefusal } from "./token.ts";

export type { ConsentFailure, ConsentRefusal } from "./consent.ts";
export type { EnedisFailureCode, EnedisRefusal, EnedisRefusalCode, Settling, UpstreamError } from "./enedis.ts";
export type { GatewayRefusal } from "./gateway.ts";
export type { Fault, FieldFault, ImpactRefusal } from "./impact.ts";
export type { PairingRefusal } from "./pairing.ts";
export type { ReadingsRefusal } from "./readings.ts";
export type { Meaning, RequestRefusal } from "./request.ts";
export type { TokenRefusal } from "./token.ts";

/** Every refusal that a program can meet. */
export type ProgramRefusal =
  | RequestRefusal
  | TokenRefusal
  | GatewayRefusal
  | EnedisRefusal
  | ImpactRefusal
  | ReadingsRefusal;

/**
 * Everything this gateway may refuse, as values: pure code returns them, `http/problem.ts` and `pages/refusal.tsx` render
 * them. Each family declares type, rule and sample of its codes in one file, with one file of texts for each language.
 */
export type Refusal = ProgramRefusal | ConsentRefusal | PairingRefusal;
export type RefusalCode = Refusal["code"];

/** A result or the reason why not; never an exception for something we expect. */
export type Outcome<T, R = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

export const accepted = <T>(value: T): Outcome<T, never> => ({ ok: true, value });
export const refused = <R>(refusal: R): Outcome<never, R> => ({ ok: false, refusal });
