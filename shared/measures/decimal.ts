/** How many digits may stand before the decimal point: nine in a point (Wh, W, VA), twelve in a counter (Wh). */
export type MostDigits = 9 | 12;

/** What Enedis usually writes: taken as it is, zeros in front included. */
const PLAIN: Readonly<Record<MostDigits, RegExp>> = {
  9: /^-?\d{1,9}(\.\d{1,20})?$/,
  12: /^-?\d{1,12}(\.\d{1,20})?$/,
};
const NUMBER = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,2}))?$/;
/** Nobody writes a reading with more characters. */
const LONGEST = 40;

/**
 * The decimal text of a value as Enedis writes it: a number, or text with spaces around it or an exponent. `null`: no value
 * (`null`, nothing, or the word "null"). `undefined`: it cannot be read ("NaN", "-", "12,5") or no meter counts that far.
 * `shift` moves the decimal point to the right: 3 turns kWh into Wh, without rounding.
 */
export function decimalOf(value: unknown, mostDigits: MostDigits, shift = 0): string | null | undefined {
  if (typeof value === "string") {
    return shift === 0 && PLAIN[mostDigits].test(value) ? value : rewritten(value.trim(), mostDigits, shift);
  }
  if (typeof value === "number") return decimalOf(String(value), mostDigits, shift);
  return value === null || value === undefined ? null : undefined;
}

function rewritten(text: string, mostDigits: MostDigits, shift: number): string | null | undefined {
  if (text === "" || text.toLowerCase() === "null") return null;
  const [, sign, whole, part = "", exponent = "0"] = (text.length <= LONGEST && NUMBER.exec(text)) || [];
  if (sign === undefined || whole === undefined) return undefined;
  const digits = whole + part;
  const point = whole.length + Number(exponent) + shift;
  const before = digits.slice(0, Math.max(point, 0)).padEnd(point, "0").replace(/^0+/, "") || "0";
  const after = (point < 0 ? "0".repeat(-point) + digits : digits.slice(point)).replace(/0+$/, "");
  const written = `${sign === "-" ? "-" : ""}${before}${after === "" ? "" : `.${after}`}`;
  return PLAIN[mostDigits].test(written) ? written : undefined;
}
