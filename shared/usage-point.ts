declare const checked: unique symbol;

/** A PRM: the 14 digits that name a usage point. Personal data: never logged, and masked outside its owner's own answer. */
export type UsagePointId = string & { readonly [checked]: "UsagePointId" };

const FOURTEEN_DIGITS = /^[0-9]{14}$/;

/** Accepts spaces, as people copy the number from a bill; `null` for anything but 14 digits. */
export function usagePointId(text: string): UsagePointId | null {
  const compact = withoutSpaces(text);
  return FOURTEEN_DIGITS.test(compact) ? (compact as UsagePointId) : null;
}

/** Whether a number that is refused has 13 digits: a spreadsheet takes the zero off that many of them begin with. */
export const lacksItsZero = (text: string): boolean => /^[0-9]{13}$/.test(withoutSpaces(text));

const withoutSpaces = (text: string): string => text.replaceAll(/[\s\u00a0\u202f]/g, "");

/** Shows the last four digits only. */
export const maskedUsagePoint = (id: UsagePointId): string => `••••••••••${id.slice(-4)}`;
