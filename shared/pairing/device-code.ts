import { base64url } from "jose";
import type { TokenSecrets } from "../config/secrets.ts";
import { isKeyedHash, keyedHash } from "../keyed-hash.ts";

/** Random bytes behind a device code. They are the private key of the box in which the token waits. */
export const SEED_BYTES = 32;

/** What a device code says to the gateway that made it. */
export interface DeviceCode {
  /** The name of its pairing, a keyed hash of the user code. */
  readonly pairing: string;
  /** The private key of its box, as base64url. */
  readonly seed: string;
  readonly expiresAtMs: number;
}

/** The text of a device code. It names the pairing and ends with a keyed hash, so that a guessed one is refused before anything is looked up. */
export async function writeDeviceCode(code: DeviceCode, clientId: string, secret: string): Promise<string> {
  const content = contentOf(code);
  return `${content}.${await keyedHash(secret, "device code", `${content} ${clientId}`)}`;
}

/** The device code in this text; `null` when it is not one that this gateway gave to this client. */
export async function readDeviceCode(
  text: string,
  clientId: string,
  { current, previous }: TokenSecrets,
): Promise<DeviceCode | null> {
  const [, content, expiresAt, pairing, seed, hash] = WRITTEN.exec(text) ?? [];
  if (content === undefined || pairing === undefined || seed === undefined || hash === undefined) return null;
  const isOurs = (secret: string) => isKeyedHash(hash, secret, "device code", `${content} ${clientId}`);
  if (!(await Promise.all([current, ...previous].map(isOurs))).includes(true)) return null;
  return { pairing, seed, expiresAtMs: Number(expiresAt) };
}

const contentOf = ({ pairing, seed, expiresAtMs }: DeviceCode): string => `${expiresAtMs}.${pairing}.${seed}`;

const WRITTEN = /^(([0-9]{1,15})\.([\w-]{43})\.([\w-]{43}))\.([\w-]{43})$/;

/** The seed as a device code carries it. */
export const seedText = (random: Uint8Array): string => base64url.encode(random);
