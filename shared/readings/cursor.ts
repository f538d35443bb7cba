import { CompactEncrypt, compactDecrypt } from "jose";
import * as z from "zod/mini";
import type { TokenSecrets } from "../config/secrets.ts";
import { sealingKey } from "../keyed-hash.ts";

/** Where a reading goes on. The running sums are energy: that is why a cursor is sealed. */
const cursorSchema = z.object({
  startMs: z.int(),
  endMs: z.int(),
  sums: z.record(z.string(), z.number()),
  /** Meter and series: a cursor is good for the address that gave it, and for no other meter. */
  of: z.string(),
});

export type Cursor = Readonly<z.infer<typeof cursorSchema>>;

const ENCRYPTION = { alg: "dir", enc: "A256GCM" } as const;
const TAKEN = { keyManagementAlgorithms: [ENCRYPTION.alg], contentEncryptionAlgorithms: [ENCRYPTION.enc] };

/** Encrypted and authenticated (JWE, AES-256-GCM). */
export const sealCursor = async (cursor: Cursor, secret: string): Promise<string> =>
  new CompactEncrypt(new TextEncoder().encode(JSON.stringify(cursor)))
    .setProtectedHeader(ENCRYPTION)
    .encrypt(await sealingKey(secret, "sealed cursor"));

/** The cursor that a text seals, if we sealed it for this meter and series; else `null`. */
export async function openCursor(sealed: string, of: string, secrets: TokenSecrets): Promise<Cursor | null> {
  for (const secret of [secrets.current, ...secrets.previous]) {
    const opened = await compactDecrypt(sealed, await sealingKey(secret, "sealed cursor"), TAKEN).catch(() => null);
    if (opened === null) continue;
    const read = cursorSchema.safeParse(JSON.parse(new TextDecoder().decode(opened.plaintext)));
    return read.success && read.data.of === of ? read.data : null;
  }
  return null;
}
