import type { InstrumentName } from "./instruments.ts";

/** One observation as Cloudflare's Analytics Engine stores it. */
export interface DataPoint {
  readonly indexes: string[];
  readonly blobs: string[];
  readonly doubles: number[];
}

/** The name is the index, by which it samples; `blob1` and on are the attributes in the order of the list, `double1` is the value. */
export const dataPoint = (name: InstrumentName, value: number, values: readonly string[]): DataPoint => ({
  indexes: [name],
  blobs: [...values],
  doubles: [value],
});
