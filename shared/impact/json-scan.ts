/** Names of fields in a whole body: its own have ten, and points may hold more than a reader knows. */
const MOST_NAMES = 100;
/** Objects and lists: one for each point or consumption, and some around them. */
const MOST_CONTAINERS = 54_000;
/** Objects and lists within each other: a body has three. */
const MOST_LEVELS = 8;

/** What a text of JSON may hold at most. */
export const JSON_BOUNDS = { mostNames: MOST_NAMES, mostContainers: MOST_CONTAINERS, mostLevels: MOST_LEVELS } as const;

/** Signs of JSON as the codes of their characters. */
const SPACE = 0x20;
const QUOTE = 0x22;
const COLON = 0x3a;
const LIST = 0x5b;
const BACKSLASH = 0x5c;
const LIST_END = 0x5d;
const OBJECT = 0x7b;
const OBJECT_END = 0x7d;

/**
 * Whether a text is simple enough to be parsed. `JSON.parse` makes the shape of an object for each new name, and a frame for each level: 2 MB
 * of new names take it half a second, where a curve of that length takes eight milliseconds. One pass; a text that is no JSON is simple.
 */
export function isSimpleJson(text: string): boolean {
  const names = new Set<string>();
  let [containers, levels] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at + 1);
      if (isFollowedByColon(text, end + 1) && names.add(text.slice(at + 1, end)).size > MOST_NAMES) return false;
      at = end;
    } else if (code === OBJECT || code === LIST) {
      if (++containers > MOST_CONTAINERS || ++levels > MOST_LEVELS) return false;
    } else if (code === OBJECT_END || code === LIST_END) levels--;
  }
  return true;
}

/** Where the quote stands that ends a string, or the text does. */
function endOfString(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

function isFollowedByColon(text: string, from: number): boolean {
  let at = from;
  while (text.charCodeAt(at) <= SPACE) at++;
  return text.charCodeAt(at) === COLON;
}
