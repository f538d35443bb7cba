/** Matches tags and code too, which stay as they are: code is copied. */
const TAG_OR_CODE_OR_SPACE =
  /<(pre|code|textarea)\b.*?<\/\1>|<[^>]*>| (?=[:;?!»%])|(?<=«) |(?<=\d h) (?=\d)|(?<=\d) (?=(?:\d{3}|\d{2}|h|W|Wh|VA|kVA)\b)/gs;

/** Makes French spaces unbreakable: before high punctuation, and between a number and its unit. */
export const withFrenchSpaces = (html: string): string =>
  html.replace(TAG_OR_CODE_OR_SPACE, (found) => (found === " " ? "\u00a0" : found));
