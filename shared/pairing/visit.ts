import { base64url } from "jose";
import * as z from "zod/mini";
import type { TokenSecrets } from "../config/secrets.ts";
import { parseJson } from "../enedis/json.ts";
import { keyedHash, sealingKey } from "../keyed-hash.ts";
import { sealText, unsealText } from "../sealed-text.ts";
import { type UserCode, userCode } from "./user-code.ts";

/** Random bytes that tell the browsers in which one code was typed apart. */
export const VISIT_BYTES = 16;

/** The pairing that a browser is at. */
const visit = z.object({
  code: z.pipe(
    z.string(),
    z.transform((text) => userCode(text)),
  ),
  /** Random, and made when the code was typed. */
  browser: z.string(),
  /** The `state` of the departure to Enedis that goes on with this pairing; `null` without one. */
  state: z.nullable(z.string()),
});

export interface Visit {
  readonly code: UserCode;
  readonly browser: string;
  readonly state: string | null;
}

export const newVisit = (code: UserCode, random: Uint8Array): Visit => ({
  code,
  browser: base64url.encode(random),
  state: null,
});

/** Encrypted and authenticated: the browser carries it and can neither read nor change it. */
export const sealVisit = async (open: Visit, secret: string): Promise<string> =>
  sealText(JSON.stringify(open), await sealingKey(secret, "sealed visit"));

/**
 * The pairing that this browser is at; `null` when it is at none. Only the current secret opens it: it also names the pairing, so one
 * that is under way when the secret is rotated has to begin again.
 */
export async function openVisit(sealed: string | undefined, { current }: TokenSecrets): Promise<Visit | null> {
  if (sealed === undefined) return null;
  const opened = await unsealText(sealed, [sealingKey(current, "sealed visit")]);
  const read = visit.safeParse(opened && parseJson(opened));
  if (!read.success || read.data.code === null) return null;
  return { ...read.data, code: read.data.code };
}

/** The name of the pairing that a code belongs to. */
export const deskName = (code: UserCode, secret: string): Promise<string> => keyedHash(secret, "pairing", code);

/** The name of a browser at its pairing. */
export const browserName = ({ browser }: Visit, secret: string): Promise<string> =>
  keyedHash(secret, "pairing browser", browser);

/** The key of a form, so that one that is left open in another tab does not speak of the next device. */
export const formKey = ({ browser }: Visit, secret: string): Promise<string> =>
  keyedHash(secret, "pairing form", browser);
