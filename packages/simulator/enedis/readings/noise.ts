/**
 * A number in [0, 1[ that looks random and depends on its keys only (FNV-1a, then murmur3's finaliser), so that
 * a meter has the same readings on every machine.
 */
export function noise(...keys: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  const text = keys.join("|");
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** `noise`, scaled to [low, high[. */
export const between = (low: number, high: number, ...keys: readonly (string | number)[]): number =>
  low + (high - low) * noise(...keys);
