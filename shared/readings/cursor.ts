import { CompactEncrypt, compactDecrypt } from "jose";
import * as z from "zod/mini";
import type { TokenSecrets } from "../config/secrets.ts";
import { sealingKey } from "../keyed-hash.ts";
import { type Day, day } from "../paris-time.ts";
import type { Sums } from "./formats/definition.ts";
import type { Resumption } from "./reading-run.ts";

/** Where a reading goes on. Running sums and counters are readings: that is why a cursor is sealed. */
export interface Cursor {
  readonly startMs: number;
  readonly endMs: number;
  readonly sums: Sums;
  /** Where the differences of the answer before ended; `null`: it made none. */
  readonly resumption: Resumption | null;
  /** Meter and series: a cursor is good for the address that gave it, and for no other meter. */
  readonly of: string;
}

/** As it is sealed. Cursors made before there were resumptions go on without. */
const sealedForm = z.object({
  startMs: z.int(),
  endMs: z.int(),
  sums: z.record(z.string(), z.number()),
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

/** Encrypted and authenticated (JWE, AES-256-GCM). */
export async function sealCursor(cursor: Cursor, secret: string): Promise<string> {
  const resumption = (cursor.resumption?.last.size ?? 0) <= MOST_DIALS ? cursor.resumption : null;
  const form = { ...cursor, resumption: resumption && { from: resumption.from, last: [...resumption.last] } };
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(form)))
    .setProtectedHeader(ENCRYPTION)
    .encrypt(await sealingKey(secret, "sealed cursor"));
}

/** The cursor that a text seals, if we sealed it for this meter and series; else `null`. */
export async function openCursor(sealed: string, of: string, secrets: TokenSecrets): Promise<Cursor | null> {
  for (const secret of [secrets.current, ...secrets.previous]) {
    const opened = await compactDecrypt(sealed, await sealingKey(secret, "sealed cursor"), TAKEN).catch(() => null);
    if (opened === null) continue;
    const read = sealedForm.safeParse(JSON.parse(new TextDecoder().decode(opened.plaintext)));
    if (!read.success || read.data.of !== of) return null;
    const { resumption } = read.data;
    return {
      ...read.data,
      resumption: resumption ? { from: resumption.from as Day, last: new Map(resumption.last) } : null,
    };
  }
  return null;
}
