import type { Draw } from "../../../../shared/tariffs/curve.ts";
import type { ExaminedHome } from "../../../../shared/tariffs/examination.ts";

/** A home on its way to the worker: a curve of a year is numbers in a row, which no thread copies. */
export interface ExaminedMessage extends Omit<ExaminedHome, "curve"> {
  /** Start, end and Wh of each draw. */
  readonly curve: Float64Array<ArrayBuffer>;
}

const NUMBERS = 3;

export function messageOf(home: ExaminedHome): ExaminedMessage {
  const curve = new Float64Array(home.curve.length * NUMBERS);
  for (const [at, { startMs, endMs, energyWh }] of home.curve.entries())
    curve.set([startMs, endMs, energyWh], at * NUMBERS);
  return { ...home, curve };
}

export function homeOf(message: ExaminedMessage): ExaminedHome {
  const { curve } = message;
  const draws: Draw[] = [];
  for (let at = 0; at < curve.length; at += NUMBERS)
    draws.push({ startMs: curve[at] ?? 0, endMs: curve[at + 1] ?? 0, energyWh: curve[at + 2] ?? 0 });
  return { ...message, curve: draws };
}
