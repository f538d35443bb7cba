import type { Translated } from "../language.ts";
import type { PRICE as FR } from "./price.fr.ts";

/** What is said of a price of a kWh that somebody typed. */
export const PRICE: Translated<typeof FR> = {
  wasInCents: (typed: string, euros: string) => `${typed} was read as cents: ${euros} a kWh.`,
};
