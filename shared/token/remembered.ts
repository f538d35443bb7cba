import * as z from "zod/mini";
import type { TokenSecrets } from "../config/secrets.ts";
import { parseJson } from "../enedis/json.ts";
import { sealingKey } from "../keyed-hash.ts";
import { sealText, unsealText } from "../sealed-text.ts";
import type { UsagePointId } from "../usage-point.ts";
import { revocationId } from "./bearer.ts";
import type { PresentedToken } from "./revocations.ts";

const usagePoint = z.custom<UsagePointId>((entry) => typeof entry === "string");

const remembered = z.object({
  /** `nameOf` the token: the cookie and the key in the browser have it too. */
  name: z.string(),
  /** The token, encrypted in the browser with a key that never leaves it. */
  box: z.string(),
  /** What the gate has to know of the token. */
  token: z.object({
    id: z.string(),
    issuedAtMs: z.int(),
    device: z.string(),
    usagePoints: z.array(usagePoint),
    elsewhere: z.optional(z.record(z.string(), z.string())),
  }),
  keptAtMs: z.int(),
  endsAtMs: z.int(),
});

/** A token that a device remembers, as its cookie carries it: neither who has the cookie nor this gateway can read the token. */
export type Remembered = Readonly<z.infer<typeof remembered>>;

/** A browser keeps no cookie of more than 4 096 bytes; this is what fits, with a token of ten meters and their names. */
export const LONGEST_BOX = 2_400;
/** Longer than any that we make. */
const LONGEST_SEALED = 4_096;

const PURPOSE = "remembered token";

export const sealRemembered = async (one: Remembered, secret: string): Promise<string> =>
  sealText(JSON.stringify(one), await sealingKey(secret, PURPOSE));

/** What a cookie under this name remembers; `null` when we did not make it, made it for another name, or when it has ended. */
export async function unsealRemembered(
  sealed: string,
  name: string,
  { current, previous }: TokenSecrets,
  nowMs: number,
): Promise<Remembered | null> {
  if (sealed.length > LONGEST_SEALED) return null;
  const keys = [current, ...previous].map((secret) => sealingKey(secret, PURPOSE));
  const text = await unsealText(sealed, keys);
  const read = remembered.safeParse(text === null ? null : parseJson(text));
  if (!read.success || read.data.name !== name || read.data.endsAtMs <= nowMs) return null;
  return read.data;
}

/**
 * What the gate knows of the cookie itself, beside its token: forgetting revokes the cookie and every copy of it, and leaves the token to the
 * programs that it was given to.
 */
export const presentedBox = async ({ token }: Remembered): Promise<PresentedToken> => ({
  ...token,
  id: await revocationId(`remembered ${token.id}`),
});
