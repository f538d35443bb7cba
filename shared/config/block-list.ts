import { type Day, day } from "../paris-time.ts";
import { isStrong } from "./secrets.ts";

/** What a block can be about. */
export const BLOCKABLE = ["meter", "token", "network"] as const;
export type Blockable = (typeof BLOCKABLE)[number];

/** One line of `BLOCKED`: who is blocked, under a hash that names nobody, until when, and why. */
export interface Block {
  readonly what: Blockable;
  /** How many bits of an address the network has; `null` for a meter and a token. */
  readonly bits: number | null;
  readonly hash: string;
  /** The last day. */
  readonly until: Day;
  /** In the words of the operator, for who is blocked. */
  readonly reason: string;
}

/** The block list of this deployment. */
export interface BlockList {
  /** The key of its hashes: not `TOKEN_SECRET`, so that a rotation lifts no block. */
  readonly secret: string;
  readonly blocks: readonly Block[];
  /** What is wrong with it, without its values. A line that cannot be read blocks nobody, and stops nothing. */
  readonly faults: readonly string[];
}

/** 96 bits: enough that no two callers share them, and short, since Cloudflare takes 5 kB in one setting. */
export const HASH_CHARACTERS = 16;

export const LONGEST_REASON = 200;

/** The narrowest and the widest network of each family: a wider one would block strangers. */
export const isNetworkLength = (bits: number, isSix: boolean): boolean =>
  isSix ? bits % 16 === 0 && bits >= 32 && bits <= 128 : bits % 8 === 0 && bits >= 16 && bits <= 32;

const LINE = /^(meter|token|network\/(\d{1,3})) ([\w-]{16}) (\d{4}-\d{2}-\d{2}) (\S.{2,199})$/;

/** Reads `BLOCKED`: a block a line, or with `|` between them where a setting holds one line only. */
export function readBlockList(setting: string | undefined, secret: string | undefined): BlockList {
  const lines = (setting ?? "").split(/[\n|]/).map((line) => line.trim());
  const written = lines.flatMap((line, at) => (line === "" ? [] : [{ at: at + 1, block: readBlock(line) }]));
  if (written.length === 0) return NOBODY;
  if (!isStrong(secret ?? ""))
    return { ...NOBODY, faults: ["BLOCK_SECRET is missing or shorter than 32 bytes: nobody is blocked"] };
  return {
    secret: secret ?? "",
    blocks: written.flatMap(({ block }) => block ?? []),
    faults: written.flatMap(({ at, block }) => (block === null ? [`line ${at} of BLOCKED cannot be read`] : [])),
  };
}

const NOBODY: BlockList = { secret: "", blocks: [], faults: [] };

function readBlock(line: string): Block | null {
  const [, kind = "", length, hash = "", date = "", reason = ""] = LINE.exec(line) ?? [];
  const until = day(date);
  const bits = length === undefined ? null : Number(length);
  const what = BLOCKABLE.find((one) => kind.startsWith(one));
  if (what === undefined || until === null) return null;
  if (bits !== null && !isNetworkLength(bits, true) && !isNetworkLength(bits, false)) return null;
  return { what, bits, hash, until, reason };
}

/** The line of a block, as `readBlockList` reads it. */
export const writeBlock = ({ what, bits, hash, until, reason }: Block): string =>
  `${bits === null ? what : `${what}/${bits}`} ${hash} ${until} ${reason}`;
