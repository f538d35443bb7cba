/** How a spreadsheet recognises a formula, whatever quotes stand around the cell (CWE-1236). */
const FORMULA = /^(?:\s*[=+\-@]|[\t\r\n])/;

/**
 * A cell of text in CSV, quoted where RFC 4180 asks for it. Words of Enedis's that begin like a formula get an apostrophe first, by
 * which a spreadsheet knows text. Numbers do not pass here, so a negative one stays a number.
 */
export function csvText(text: string, separator: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  const isPlain = !harmless.includes('"') && !harmless.includes(separator) && !/[\r\n]/.test(harmless);
  return isPlain ? harmless : `"${harmless.replaceAll('"', '""')}"`;
}
