/** What is said of a price of a kWh that somebody typed. */
export const PRICE = {
  wasInCents: (typed: string, euros: string) => `${typed} was read as cents: ${euros} a kWh.`,
} as const;
