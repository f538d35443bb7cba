declare const checked: unique symbol;

/** A PRM: the 14 digits that name a usage point. Personal data: never logged, masked wherever it is not its owner's answer. */
export type UsagePointId = string & { readonly [checked]: "UsagePointId" };

const FOURTEEN_DIGITS = /^[0-9]{14}$/;

/** People copy the number from a bill, spaces included; anything else than 14 digits is refused (`null`). */
export function usagePointId(text: string): UsagePointId | null {
  const compact = text.replaceAll(/[\s\u00a0\u202f]/g, "");
  return FOURTEEN_DIGITS.test(compact) ? (compact as UsagePointId) : null;
}

/** The last four digits are what a bill shows at a glance; the rest stays hidden. */
export const maskedUsagePoint = (id: UsagePointId): string => `••••••••••${id.slice(-4)}`;
