import * as z from "zod/mini";
import { type Option, RATES_OF } from "./option.ts";

const text = z.string().check(z.minLength(1));
const hasTwoDecimals = (value: number): boolean => Number(value.toFixed(2)) === value;
const figure = z.number().check(z.positive(), z.refine(hasTwoDecimals));
const POWERS = ["3", "6", "9", "12", "15", "18", "24", "30", "36"] as const;
const power = z.literal(POWERS.map(Number));

const pricesOf = (option: Option) =>
  z.strictObject({
    newcomersUpToKva: power,
    energy: z
      .array(z.strictObject({ upToKva: power, prices: z.record(z.enum([...RATES_OF[option]]), figure) }))
      .check(z.minLength(1)),
    monthly: z.record(z.enum(POWERS), z.nullable(figure)),
  });

const list = z.strictObject({
  from: z.iso.date(),
  /** The publisher's own document first, or what was taken from it; then what it was compared with. */
  sources: z
    .array(z.strictObject({ publisher: text, document: text, kind: z.enum(["document", "transcription"]) }))
    .check(z.minLength(2)),
  base: pricesOf("base"),
  offPeak: pricesOf("offPeak"),
  tempo: pricesOf("tempo"),
});

/** `tarif-bleu.json`: the figures as their publisher prints them, ct€ for a kWh and € for a month, all taxes included. */
export const PRICE_TABLE = z.strictObject({
  name: text,
  publisher: text,
  document: text,
  url: z.url(),
  includes: z.array(text),
  units: z.strictObject({ prices: z.literal("ct€/kWh"), monthly: z.literal("€/month") }),
  reviewedOn: z.iso.date(),
  knownUntil: z.iso.date(),
  lists: z.array(list).check(z.minLength(1)),
});
