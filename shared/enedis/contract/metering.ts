import * as z from "zod/mini";
import { type Day, parisDay } from "../../paris-time.ts";
import { accepted, type EnedisRefusal, type Outcome } from "../../refusals/refusal.ts";
import { parseJson } from "../json.ts";
import { MALFORMED } from "../malformed.ts";
import { NOT_UNDERSTOOD } from "./not-understood.ts";
import { type ClockRange, type OffPeak, readOffPeak } from "./off-peak-text.ts";

/** What `comptage_auto` says about a meter. */
export interface Metering {
  /** When off-peak hours are; none: the meter has no such hours. */
  readonly offPeak: readonly ClockRange[];
}

const text = z.nullish(z.string());
const period = z.object({ code: text, periodesHoraires: text });
type Period = z.infer<typeof period>;

const metering = z.object({
  relais: z.nullish(z.object({ plageHeuresCreuses: text })),
  compteurs: z.nullish(
    z.array(
      z.object({
        programmationHoraire: z.nullish(z.object({ programmationPosteHoraire: z.nullish(z.array(period)) })),
      }),
    ),
  ),
});

/**
 * Reads `comptage_auto`: the ranges for the relay where they say something, otherwise those of the meter's own programme. "None" needs
 * both to be understood and a body that has one of them: an object without either says nothing about off-peak hours.
 */
export function readMetering(body: string, nowMs: number): Outcome<Metering, EnedisRefusal> {
  const json = parseJson(body);
  if (typeof json !== "object" || json === null) return MALFORMED;
  const read = metering.safeParse(json);
  if (!read.success || !("relais" in json || "compteurs" in json)) return NOT_UNDERSTOOD;
  const { relais, compteurs } = read.data;
  const periods = compteurs?.flatMap((meter) => meter.programmationHoraire?.programmationPosteHoraire ?? []) ?? [];
  const sources = [readOffPeak(relais?.plageHeuresCreuses ?? ""), programmedOffPeak(periods, parisDay(nowMs))];
  const ranges = sources.find((offPeak) => offPeak !== null && offPeak.length > 0);
  if (ranges) return accepted({ offPeak: ranges });
  return sources.includes(null) ? NOT_UNDERSTOOD : accepted({ offPeak: [] });
}

/** A tariff without off-peak hours. */
const BASE = "BASE";
/** Two registers (`HC`), four (`HCH`, `HCB`), six (`HCJB`, `BUHC`…): in every code of off-peak hours `HC` comes first or last. */
const OFF_PEAK_CODE = /^HC|HC$/;
const PEAK_CODE = /^HP|HP$/;
/** The high and the low season of a tariff with four registers. */
const HIGH = "HCH";
const LOW = "HCB";

/**
 * What the periods of a meter's programme say about off-peak hours on this day. A code of off-peak hours without hours, and a code
 * that is of neither kind, hide them.
 */
function programmedOffPeak(periods: readonly Period[], today: Day): OffPeak {
  const ofCode = new Map<string, OffPeak>();
  let hasPeak = false;
  for (const { code, periodesHoraires } of periods) {
    const name = code?.trim().toUpperCase() ?? "";
    const hours = readOffPeak(periodesHoraires ?? "");
    if (OFF_PEAK_CODE.test(name)) ofCode.set(name, hours !== null && hours.length > 0 ? hours : null);
    else if (PEAK_CODE.test(name)) hasPeak = true;
    else if (name !== BASE) return null;
  }
  if (ofCode.size === 0) return hasPeak ? null : [];
  const [first = null, ...others] = ofCode.values();
  if (others.every((hours) => JSON.stringify(hours) === JSON.stringify(first))) return first;
  const isBySeason = ofCode.size === 2 && ofCode.has(HIGH) && ofCode.has(LOW);
  return isBySeason ? (ofCode.get(isHighSeason(today) ? HIGH : LOW) ?? null) : null;
}

/** November to March, in the tariffs of the grid (TURPE). */
const isHighSeason = (day: Day): boolean => ["11", "12", "01", "02", "03"].includes(day.slice(5, 7));
