import { offsetMs } from "../../../shared/paris-offset.ts";
import { dayEndMs, dayStartMs, parisDay } from "../../../shared/paris-time.ts";
import { byDay } from "./by-day.ts";
import type { Palette } from "./canvas.ts";
import { mixed } from "./colours.ts";
import type { Layer, Spot } from "./layer.ts";
import type { Plot } from "./plot.ts";
import type { TimeWindow } from "./window.ts";

/** One hour that was lived, and its value. */
export interface HourValue {
  readonly startMs: number;
  readonly value: number;
}

interface Heat {
  readonly name: string;
  readonly whole: TimeWindow;
  readonly hours: readonly HourValue[];
  readonly written: (hour: number) => string;
  /** `value`: `null` where there is no reading. */
  readonly described: (hourMs: number, value: number | null) => Pick<Spot, "title" | "lines">;
}

interface Cell extends HourValue {
  readonly hour: number;
  /** Of the two hours that the wall calls the same in autumn, which; `null`: there is one only. */
  readonly pass: 0 | 1 | null;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LEVELS = 24;

/** Days from left to right, hours of the day from top to bottom: the stronger the colour, the higher the value. */
export function heatLayer(heat: Heat): Layer {
  const days = byDay(heat.hours).map(({ startMs, endMs, items }) => ({ startMs, endMs, cells: cellsOf(items) }));
  const most = heatTop(heat.hours);
  const level = (value: number) => Math.min(LEVELS - 1, Math.floor((Math.max(value, 0) / (most || 1)) * LEVELS));
  const dayAt = (atMs: number) => days.findLast(({ startMs, endMs }) => startMs <= atMs && atMs < endMs);
  return {
    name: heat.name,
    named: "days",
    isGrid: true,
    isOfBars: false,
    whole: heat.whole,
    leastMs: Math.min(3 * DAY_MS, heat.whole.toMs - heat.whole.fromMs),
    written: heat.written,
    top: () => 24,
    paint: (plot, palette) => {
      const byLevel: [Cell, (typeof days)[number]][][] = Array.from({ length: LEVELS }, () => []);
      for (const day of days) for (const cell of day.cells) byLevel[level(cell.value)]?.push([cell, day]);
      paintCells(plot, palette, byLevel);
    },
    spotAt: (atMs, row) => {
      const hour = Math.min(Math.max(Math.floor(row), 0), 23);
      const day = dayAt(atMs);
      const dayMs = day?.startMs ?? dayStartMs(parisDay(atMs));
      const endMs = day?.endMs ?? dayEndMs(parisDay(atMs));
      const ofHour = day?.cells.filter((cell) => cell.hour === hour) ?? [];
      const isLate = atMs >= (dayMs + endMs) / 2;
      const found = ofHour[ofHour.length > 1 && isLate ? 1 : 0];
      const hourMs = found?.startMs ?? dayMs + hour * HOUR_MS;
      return { startMs: dayMs, endMs, rows: [hour, hour + 1], ...heat.described(hourMs, found?.value ?? null) };
    },
  };
}

/** The value of the strongest colour: one hour in a hundred is above it, so that a rare peak does not pale all others. */
export function heatTop(hours: readonly HourValue[]): number {
  const values = hours.map(({ value }) => value).sort((one, other) => one - other);
  return values[Math.ceil(values.length * 0.99) - 1] ?? 0;
}

function cellsOf(hours: readonly HourValue[]): Cell[] {
  return hours.map((one, at) => {
    const hour = wallHour(one.startMs);
    const [before, next] = [hours[at - 1], hours[at + 1]];
    if (next !== undefined && wallHour(next.startMs) === hour) return { ...one, hour, pass: 0 };
    if (before !== undefined && wallHour(before.startMs) === hour) return { ...one, hour, pass: 1 };
    return { ...one, hour, pass: null };
  });
}

const wallHour = (atMs: number): number => Math.floor((atMs + offsetMs(atMs)) / HOUR_MS) % 24;

/** Colour by colour: changing it for each cell would cost more than painting. */
function paintCells(
  plot: Plot,
  palette: Palette,
  byLevel: readonly (readonly (readonly [Cell, { readonly startMs: number; readonly endMs: number }])[])[],
): void {
  const { ctx, window } = plot;
  const rows = Array.from({ length: 25 }, (_, hour) => plot.sharp(plot.y(hour)));
  const gap = plot.width / ((window.toMs - window.fromMs) / DAY_MS) > 12 ? 1 : 0;
  const columns = new Map<number, readonly [number, number]>();
  const columnOf = ({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }) => {
    const known = columns.get(startMs);
    if (known !== undefined) return known;
    const made = [plot.sharp(plot.x(startMs)), plot.sharp(plot.x(endMs)) - gap] as const;
    columns.set(startMs, made);
    return made;
  };
  byLevel.forEach((cells, level) => {
    ctx.fillStyle = mixed([palette["heat-low"], palette["heat-mid"], palette["heat-high"]], level / (LEVELS - 1));
    for (const [{ hour, pass }, day] of cells) {
      if (day.endMs < window.fromMs || day.startMs > window.toMs) continue;
      const [left, right] = columnOf(day);
      const half = (right - left) / 2;
      const from = pass === 1 ? left + half : left;
      const [top = 0, bottom = 0] = [rows[hour], rows[hour + 1]];
      ctx.fillRect(from, top, pass === null ? right - left : half, bottom - top);
    }
  });
}
