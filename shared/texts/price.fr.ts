/** What is said of a price of a kWh that somebody typed. */
export const PRICE = {
  wasInCents: (typed: string, euros: string) => `${typed} a été lu en centimes : ${euros} par kWh.`,
} as const;
