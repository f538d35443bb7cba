/** Questions remembered of one meter: a script asks a handful in turn, an import of two years never the same again. */
const REMEMBERED = 8;
const NEXT = REMEMBERED;
const REPEATS = REMEMBERED + 1;
const WINDOW = REMEMBERED + 2;

/** What one meter asked lately, in so many 16-bit numbers: its questions, where the next goes, its repeats, since when. */
export const LOOP_RECORD = REMEMBERED + 3;

/**
 * Repeated questions from which a meter is taken for a loop; halved with every window that begins. Once every twelve
 * seconds is never a loop (the daily budget knows it), whatever is faster soon is.
 */
export const LOOP_REPEATS = 100;
export const LOOP_WINDOW_MS = 600_000;

/**
 * Tells a program gone astray (the same few questions again and again, granted or not) from a busy one. Notes the
 * question in the meter's record; until when the meter is refused as a loop, or null. Who keeps asking stays refused; who
 * stops is forgiven after a window or two.
 */
export function noteQuestion(record: Uint16Array, question: string, nowMs: number): number | null {
  const window = Math.floor(nowMs / LOOP_WINDOW_MS);
  const elapsed = (window - at(record, WINDOW)) & 0xffff;
  record[WINDOW] = window;
  // A clock that steps back by a window looks like 65 535 of them: forgiven, which harms nobody.
  record[REPEATS] = elapsed > 15 ? 0 : at(record, REPEATS) >> elapsed;

  if (isRepeated(record, fingerprint(question))) record[REPEATS] = Math.min(at(record, REPEATS) + 1, 0xffff);
  const repeats = at(record, REPEATS);
  if (repeats < LOOP_REPEATS) return null;
  // Halved so often that one more repeat, which coming back is, does not make it a loop again.
  return (window + Math.floor(Math.log2(repeats / (LOOP_REPEATS - 1))) + 1) * LOOP_WINDOW_MS;
}

function isRepeated(record: Uint16Array, question: number): boolean {
  const known = record.indexOf(question);
  if (known >= 0 && known < REMEMBERED) return true;
  record[at(record, NEXT)] = question;
  record[NEXT] = (at(record, NEXT) + 1) % REMEMBERED;
  return false;
}

const at = (record: Uint16Array, index: number): number => record[index] ?? 0;

/** FNV-1a folded to 16 bits, never 0: two of a meter's eight questions rarely look the same, and it matters little. */
function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return ((hash >>> 16) ^ hash) & 0xffff || 1;
}
