import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { parseArgs } from "node:util";
import {
  BLOCKABLE,
  type Block,
  type Blockable,
  isNetworkLength,
  LONGEST_REASON,
  writeBlock,
} from "../shared/config/block-list.ts";
import { isStrong, STRONG_SECRET_BYTES } from "../shared/config/secrets.ts";
import { networkOf } from "../shared/limits/address-block.ts";
import { addressKind } from "../shared/limits/address-kind.ts";
import { blockHash } from "../shared/limits/blocks.ts";
import { addDays, type Day, day, parisDay } from "../shared/paris-time.ts";
import { bearerOf } from "../shared/token/bearer.ts";
import { rereadToken } from "../shared/token/token.ts";
import { readToken } from "../shared/token/token-text.ts";
import { usagePointId } from "../shared/usage-point.ts";

/**
 * `npm run block -- meter|token|network VALUE --until 2026-12-31 --reason "…"`: prints a line for `BLOCKED`. It holds a hash made
 * with `BLOCK_SECRET`, so the line does not show who is blocked. It sends nothing. `-` reads the value from the standard input, which keeps it
 * out of the shell's history.
 */
const USAGE =
  'BLOCK_SECRET=… npm run block -- meter|token|network VALUE|- --until 2026-12-31 --reason "why, for who is blocked"';

/** A block has an end that somebody still remembers the reason at. */
const MOST_DAYS = 366;

interface Wanted {
  readonly what: string | undefined;
  readonly value: string | undefined;
  readonly until: string | undefined;
  readonly reason: string | undefined;
  readonly secret: string | undefined;
}

/** The line, or an error that says what is wrong. */
export async function blockLine({ what, value = "", until, reason = "", secret = "" }: Wanted, nowMs: number) {
  if (!isStrong(secret)) throw new Error(`BLOCK_SECRET must have at least ${STRONG_SECRET_BYTES} bytes`);
  const kind = BLOCKABLE.find((one) => one === what?.toLowerCase());
  if (kind === undefined) throw new Error("block a meter, a token or a network");
  const words = reason.replaceAll(/\s+/g, " ").trim();
  const named = await NAMED[kind](value.trim(), nowMs);
  if (words.length < 3 || words.length > LONGEST_REASON || words.includes("|"))
    throw new Error(`the reason has 3 to ${LONGEST_REASON} characters, and no |`);
  if (/\d{14}|@/.test(words.replaceAll(" ", "")) || words.includes(value.trim()))
    throw new Error("the reason names somebody: the line is for a setting that others read");
  const hash = await blockHash(secret, kind, named.name);
  return writeBlock({ what: kind, bits: named.bits, hash, until: lastDay(until, nowMs), reason: words });
}

function lastDay(text: string | undefined, nowMs: number): Day {
  const today = parisDay(nowMs);
  const last = day(text ?? "");
  if (last === null || last < today || last > addDays(today, MOST_DAYS))
    throw new Error(`--until is a day from today on, within ${MOST_DAYS} days, written 2026-12-31`);
  return last;
}

type Named = Pick<Block, "bits"> & { readonly name: string };

const NAMED: Readonly<Record<Blockable, (value: string, nowMs: number) => Promise<Named>>> = {
  async meter(value) {
    const meter = usagePointId(value);
    if (meter === null) throw new Error("a meter has 14 digits");
    return { name: meter, bits: null };
  },
  async token(value, nowMs) {
    const read = readToken(value);
    const claims = read.ok ? rereadToken(read.token, nowMs) : null;
    if (!read.ok || claims === null) throw new Error("this is no token of Conso API, or it has ended");
    return { name: (await bearerOf(read.token, claims)).id, bits: null };
  },
  async network(value) {
    const [address = "", length] = value.split("/");
    const isSix = isIP(address) === 6;
    const bits = length === undefined ? (isSix ? 64 : 32) : Number(length);
    if (isIP(address) === 0 || !isNetworkLength(bits, isSix))
      throw new Error("a network is an IPv4 address, /16, /24 or /32, or an IPv6 one, /32, /48 or /64");
    if (addressKind(address) !== "public") throw new Error("a private address may be a proxy's: everybody comes by it");
    const name = networkOf(address, bits);
    if (name === null) throw new Error("an IPv4 address inside an IPv6 one is written as IPv4");
    return { name, bits };
  },
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { until: { type: "string" }, reason: { type: "string" } },
    allowPositionals: true,
  });
  const [what, value] = positionals;
  const given = value === "-" ? readFileSync(0, "utf8") : value;
  const { BLOCK_SECRET: secret } = process.env;
  const { until, reason } = values;
  process.stdout.write(`${await blockLine({ what, value: given, until, reason, secret }, Date.now())}\n`);
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    process.stderr.write(`block: ${error instanceof Error ? error.message : error}\n${USAGE}\n`);
    process.exitCode = 2;
  });
}
