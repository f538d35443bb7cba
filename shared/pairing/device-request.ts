import { base64url } from "jose";
import * as z from "zod/mini";
import { parseJson } from "../enedis/json.ts";
import { keyedHash } from "../keyed-hash.ts";
import { sealText, unsealText } from "../sealed-text.ts";
import type { UserCode } from "./user-code.ts";

/** What the page shows of a device before its owner agrees. */
const deviceRequest = z.object({
  /** What the program calls itself: a text of its own, which proves nothing. */
  name: z.string(),
  /** The words of the scope that it asked for. */
  scope: z.string(),
  /** The minute in which it asked. */
  askedAtMs: z.int(),
  /** ISO 3166-1 code of the country that its request came from; `null` where the platform does not tell. */
  country: z.nullable(z.string()),
});

export type DeviceRequest = Readonly<z.infer<typeof deviceRequest>>;

/** Sealed (JWE, AES-256-GCM) so that it takes the user code and our secret to read it: what is stored says nothing by itself. */
export const sealRequest = async (request: DeviceRequest, code: UserCode, secret: string): Promise<string> =>
  sealText(JSON.stringify(request), await keyFor(code, secret));

/** The request of a device; `null` with another code or secret than it was sealed with. */
export async function openRequest(sealed: string, code: UserCode, secret: string): Promise<DeviceRequest | null> {
  const opened = await unsealText(sealed, [keyFor(code, secret)]);
  const read = deviceRequest.safeParse(opened && parseJson(opened));
  return read.success ? read.data : null;
}

/** 256 bits of a keyed hash. */
const keyFor = async (code: UserCode, secret: string): Promise<Uint8Array> =>
  base64url.decode(await keyedHash(secret, "device request", code));

const COUNTRY = /^[A-Z]{2}$/;
/** What Cloudflare writes for an unknown country. Tor, `T1`, is none of two letters. */
const UNKNOWN = "XX";

/** The country in `request.cf`; `null` where there is none. */
export const countryFrom = (country: unknown): string | null =>
  typeof country === "string" && COUNTRY.test(country) && country !== UNKNOWN ? country : null;
