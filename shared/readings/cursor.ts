import { base64url, CompactEncrypt, compactDecrypt } from "jose";
import * as z from "zod/mini";
import type { TokenSecrets } from "../config/secrets.ts";
import { keyedHash, sealingKey } from "../keyed-hash.ts";
import { type Day, day } from "../paris-time.ts";
import type { Resumption } from "./reading-run.ts";
import { type Sums, sumsSchema } from "./statistics/sums.ts";

/** Where a reading goes on. Sums and counters are readings: that is why a cursor is sealed. */
export interface Cursor {
  readonly startMs: number;
  /** `null`: up to today, whenever that is. */
  readonly endMs: number | null;
  /** Where the statistics of the answer before ended; `null`: it had none. */
  readonly sums: Sums | null;
  /** Where the differences of the answer before ended; `null`: it made none. */
  readonly resumption: Resumption | null;
  /** Meter and series: a cursor is good for the address that gave it, and for no other meter. */
  readonly of: string;
}

/** As it is sealed. Cursors made before there were resumptions and statistics go on without. */
const sealedForm = z.object({
  startMs: z.int(),
  endMs: z.nullable(z.int()),
  statistics: z.nullish(sumsSchema),
  resumption: z.nullish(
    z.object({
      from: z.string().check(z.refine((text) => day(text) !== null)),
      last: z.array(z.tuple([z.string(), z.object({ atMs: z.int(), indexWh: z.int() })])),
    }),
  ),
  of: z.string(),
});

/** A JWE in its compact form, whose key is ours alone: the second of its five parts is empty. */
export const CURSOR_PATTERN = "^[A-Za-z0-9_-]+[.][.][A-Za-z0-9_-]+[.][A-Za-z0-9_-]+[.][A-Za-z0-9_-]+$";

const ENCRYPTION = { alg: "dir", enc: "A256GCM" } as const;
const TAKEN = { keyManagementAlgorithms: [ENCRYPTION.alg], contentEncryptionAlgorithms: [ENCRYPTION.enc] };

/** A Tempo meter has eleven. A body with more than this would make an address that nobody can send back. */
const MOST_DIALS = 32;
const IV_BYTES = 12;

/**
 * Encrypted and authenticated (JWE, AES-256-GCM). The initialisation vector is a keyed hash of what is sealed, so that the same
 * answer has the same bytes, and its entity tag stays: two cursors never share one, but for the same cursor twice.
 */
export async function sealCursor({ sums, ...cursor }: Cursor, secret: string): Promise<string> {
  const resumption = (cursor.resumption?.last.size ?? 0) <= MOST_DIALS ? cursor.resumption : null;
  const text = JSON.stringify({
    ...cursor,
    statistics: sums,
    resumption: resumption && { from: resumption.from, last: [...resumption.last] },
  });
  const vector = base64url.decode(await keyedHash(secret, "cursor vector", text)).subarray(0, IV_BYTES);
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader(ENCRYPTION)
    .setInitializationVector(vector)
    .encrypt(await sealingKey(secret, "sealed cursor"));
}

/** The cursor that a text seals, if we sealed it for this meter and series; else `null`. */
export async function openCursor(sealed: string, of: string, secrets: TokenSecrets): Promise<Cursor | null> {
  for (const secret of [secrets.current, ...secrets.previous]) {
    const opened = await compactDecrypt(sealed, await sealingKey(secret, "sealed cursor"), TAKEN).catch(() => null);
    if (opened === null) continue;
    const read = sealedForm.safeParse(JSON.parse(new TextDecoder().decode(opened.plaintext)));
    if (!read.success || read.data.of !== of) return null;
    const { startMs, endMs, statistics, resumption } = read.data;
    return {
      startMs,
      endMs,
      of,
      sums: statistics ?? null,
      resumption: resumption ? { from: resumption.from as Day, last: new Map(resumption.last) } : null,
    };
  }
  return null;
}
