import type { Day } from "../paris-time.ts";

/**
 * An invented home: electric heating, water heated at night, a few solar panels. A day always has the same readings, so that
 * a program can be tested again.
 */

const HALF_HOUR_MINUTES = 30;
const SLOTS = 48;

const bell = (minute: number, center: number, width: number) => Math.exp(-(((minute - center) / width) ** 2));
const shape = (of: (minute: number) => number) =>
  Array.from({ length: SLOTS }, (_, slot) => of(slot * HALF_HOUR_MINUTES));

const LIVING = shape((m) => 0.12 + 0.9 * bell(m, 450, 50) + 0.6 * bell(m, 750, 45) + 1.5 * bell(m, 1180, 95));
const HEATING = shape((m) => 1 + 0.7 * bell(m, 420, 90) + 0.5 * bell(m, 1170, 150));

/** The off-peak hours, when the water is heated, in minutes since midnight. */
export const OFF_PEAK = { from: 1_350, to: 390 } as const;
const WATER_HEATER_W = 2_100;
const WATER_UNTIL = 100;

/** Mean power drawn over a half hour, in W. `minute` is the local time when it begins; `count` numbers it in its day. */
export function drawnW(day: Day, minute: number, count: number): number {
  const slot = Math.floor(minute / HALF_HOUR_MINUTES) % SLOTS;
  const { number, mood, waterW, coldDegrees } = mannersOf(day);
  const standing = 110 + 90 * noise(number, count);
  const water = minute >= OFF_PEAK.from || minute < WATER_UNTIL ? waterW : 0;
  const living = 950 * mood * (LIVING[slot] ?? 0) * (0.5 + noise(number, count + 100));
  const heating = 62 * coldDegrees * (HEATING[slot] ?? 0);
  return Math.round(standing + water + living + heating);
}

const PANELS_W = 2_700;

/** Mean power injected over a half hour, in W: what the panels give beyond what the home draws. */
export function injectedW(day: Day, minute: number, count: number): number {
  const { number, summer, brightness } = mannersOf(day);
  const halfDayMinutes = 370 + 110 * summer;
  const sun = Math.cos(((minute + 15 - 800) / halfDayMinutes) * (Math.PI / 2));
  if (Math.abs(minute + 15 - 800) > halfDayMinutes || sun <= 0) return 0;
  const clouds = 0.25 + 0.75 * brightness * (0.7 + 0.3 * noise(number, count + 300));
  return Math.max(0, Math.round(PANELS_W * (0.55 + 0.35 * summer) * sun ** 1.4 * clouds) - 180);
}

/** The highest apparent power of a day, in VA, over its highest half hour; and the second, in that half hour, it was reached. */
export function peakOf(day: Day, watts: number) {
  const { number } = mannersOf(day);
  return {
    va: Math.round(watts * (1.15 + 0.35 * noise(number, 3_000))),
    second: Math.floor(1_800 * noise(number, 3_001)),
  };
}

/** What holds for a whole day of the home. */
interface Manners {
  /** The day as the number `YYYYMMDD`. */
  readonly number: number;
  /** How much its people do, from 0.75 to 1.25. */
  readonly mood: number;
  /** What heating the water takes, in W. */
  readonly waterW: number;
  /** -1 in mid-January, 1 in mid-July. */
  readonly summer: number;
  /** How far below 16 °C it is outdoors, on average. */
  readonly coldDegrees: number;
  /** Of the sky, from 0 to 1. */
  readonly brightness: number;
}

/** Those of the last day that was asked for: its half hours are computed in turn. */
let latest: { readonly day: string; readonly manners: Manners } | null = null;

function mannersOf(day: Day): Manners {
  if (latest?.day === day) return latest.manners;
  const number = Number(day.replaceAll("-", ""));
  const summer = season(day);
  const degrees = 12 + 9 * summer + 6 * (noise(number, 4_000) - 0.5);
  const manners = {
    number,
    summer,
    mood: 0.75 + 0.5 * noise(number, 1_000),
    waterW: WATER_HEATER_W * (0.75 + 0.25 * noise(number, 900)),
    coldDegrees: Math.max(0, 16 - degrees),
    brightness: noise(number, 2_000),
  };
  latest = { day, manners };
  return manners;
}

/** -1 in mid-January, 1 in mid-July. */
function season(day: Day): number {
  const dayOfYear = (Number(day.slice(5, 7)) - 1) * 30.4 + Number(day.slice(8));
  return -Math.cos(((dayOfYear - 15) / 365) * 2 * Math.PI);
}

/** Between 0 and 1, from the number of a day and another one alone (the finaliser of MurmurHash3). */
function noise(dayNumber: number, salt: number): number {
  let bits = dayNumber ^ (salt * 0x9e3779b1);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
}
