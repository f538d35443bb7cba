/** Code is copied: what stands in it stays as it is, like the tags themselves. */
const TAG_OR_CODE_OR_SPACE =
  /<(pre|code|textarea)\b.*?<\/\1>|<[^>]*>| (?=[:;?!»%])|(?<=«) |(?<=\d h) (?=\d)|(?<=\d) (?=(?:\d{3}|\d{2}|h|W|Wh|VA|kVA)\b)/gs;

/** French keeps high punctuation with its word, and units with their number: the space between never breaks. */
export const withFrenchSpaces = (html: string): string =>
  html.replace(TAG_OR_CODE_OR_SPACE, (found) => (found === " " ? "\u00a0" : found));
