import siphash from "siphash";

/** Names a text by a number of 53 bits that says nothing about it. */
export type Namer = (text: string) => number;

/** How many words of 32 bits the key of a `Namer` has. */
export const KEY_WORDS = 4;

/**
 * Names texts by SipHash-2-4 under this key, for tables that live in memory: at once, where the platform's HMAC is a promise. What is
 * stored or sent is named by `keyedHash`, which is long enough that no two texts with one name can be found.
 */
export const namerOf =
  (key: Uint32Array): Namer =>
  (text) =>
    siphash.hash_uint(key, encoder.encode(text));

const encoder = new TextEncoder();
