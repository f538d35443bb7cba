declare const checked: unique symbol;

/** A PRM: the 14 digits that name a usage point. Personal data: never logged, and masked outside its owner's own answer. */
export type UsagePointId = string & { readonly [checked]: "UsagePointId" };

const FOURTEEN_DIGITS = /^[0-9]{14}$/;

/** Accepts spaces, as people copy the number from a bill; `null` for anything but 14 digits. */
export function usagePointId(text: string): UsagePointId | null {
  const compact = text.replaceAll(/[\s\u00a0\u202f]/g, "");
  return FOURTEEN_DIGITS.test(compact) ? (compact as UsagePointId) : null;
}

/** Shows the last four digits only. */
export const maskedUsagePoint = (id: UsagePointId): string => `••••••••••${id.slice(-4)}`;
