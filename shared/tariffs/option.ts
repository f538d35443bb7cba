/** The three options of the regulated tariff. */
export const OPTIONS = ["base", "offPeak", "tempo"] as const;
export type Option = (typeof OPTIONS)[number];

/** What a kWh can be priced as, by option: one rate, two, or two for each colour of a day. */
export const RATES_OF = {
  base: ["base"],
  offPeak: ["offPeak", "peak"],
  tempo: ["blueOffPeak", "bluePeak", "whiteOffPeak", "whitePeak", "redOffPeak", "redPeak"],
} as const satisfies Record<Option, readonly string[]>;
export type Rate = (typeof RATES_OF)[Option][number];

/** An option at a subscribed power. */
export interface Choice {
  readonly option: Option;
  readonly kva: number;
}
