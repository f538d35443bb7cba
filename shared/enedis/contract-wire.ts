import * as z from "zod/mini";
import { type Day, day } from "../paris-time.ts";
import { accepted, type EnedisRefusal, type Outcome } from "../refusals/refusal.ts";
import type { UsagePointId } from "../usage-point.ts";
import { parseJson } from "./json.ts";
import { MALFORMED } from "./malformed.ts";

/**
 * The contract routes of Data Connect 2026. Their bodies hold names, addresses and phones, and free text in which more may stand:
 * only what a pattern below recognises leaves this file, as numbers, days and clock times.
 */

/** One day's range on a Paris clock; one that crosses midnight ends before it starts. */
export interface ClockRange {
  /** `HH:MM` */
  readonly start: string;
  /** `HH:MM`, excluded. */
  readonly end: string;
}

/** What each route says about a meter. `null`: it does not say. */
export interface ContractParts {
  /** Which directions have a contract, since when, and the power that it grants. */
  readonly situation_contrat_auto: {
    readonly draws: boolean;
    readonly injects: boolean;
    readonly contractStart: Day | null;
    readonly subscribedKva: number | null;
  };
  /** Since when each direction is active at this meter. */
  readonly synth_contrat_auto: { readonly drawsSince: Day | null; readonly injectsSince: Day | null };
  /** When off-peak hours are; none: the meter has no such hours. */
  readonly comptage_auto: { readonly offPeak: readonly ClockRange[] };
}

export type ContractRoute = keyof ContractParts;

type Reading<Route extends ContractRoute> = (
  text: string,
  asked: UsagePointId,
) => Outcome<ContractParts[Route], EnedisRefusal>;

const text = z.nullish(z.string());

const situation = z.array(
  z.object({
    usage_point_id: z.string(),
    segment: text,
    contract_start: text,
    subscribed_power: z.nullish(z.object({ unit: text, value: z.nullish(z.union([z.string(), z.number()])) })),
  }),
);

/** Segments C are drawn, P injected. An entry about another meter makes the whole answer malformed. */
const readSituation: Reading<"situation_contrat_auto"> = (body, asked) => {
  const read = situation.safeParse(parseJson(body));
  if (!read.success || read.data.some((entry) => entry.usage_point_id !== asked)) return MALFORMED;
  const ofSegment = (letter: string) => read.data.find(({ segment }) => segment?.startsWith(letter));
  const [drawn, injected] = [ofSegment("C"), ofSegment("P")];
  const power = drawn?.subscribed_power;
  return accepted({
    draws: drawn !== undefined,
    injects: injected !== undefined,
    contractStart: dayOf((drawn ?? injected)?.contract_start),
    subscribedKva: power?.unit?.toUpperCase() === "KVA" ? kva(power.value) : null,
  });
};

const synthesis = z.object({ consumption_last_activation_date: text, generation_last_activation_date: text });

const readSynthesis: Reading<"synth_contrat_auto"> = (body) => {
  const read = synthesis.safeParse(parseJson(body));
  if (!read.success) return MALFORMED;
  return accepted({
    drawsSince: dayOf(read.data.consumption_last_activation_date),
    injectsSince: dayOf(read.data.generation_last_activation_date),
  });
};

const metering = z.object({
  relais: z.nullish(z.object({ plageHeuresCreuses: text })),
  compteurs: z.nullish(
    z.array(
      z.object({
        programmationHoraire: z.nullish(
          z.object({
            programmationPosteHoraire: z.nullish(z.array(z.object({ code: text, periodesHoraires: text }))),
          }),
        ),
      }),
    ),
  ),
});

/** The relay's ranges where it has some, otherwise those of the meter's own programme. */
const readMetering: Reading<"comptage_auto"> = (body) => {
  const read = metering.safeParse(parseJson(body));
  if (!read.success) return MALFORMED;
  const programmed = read.data.compteurs
    ?.flatMap((meter) => meter.programmationHoraire?.programmationPosteHoraire ?? [])
    .find(({ code }) => code === "HC")?.periodesHoraires;
  const offPeak = rangesOf(read.data.relais?.plageHeuresCreuses ?? programmed ?? "");
  return offPeak === null ? MALFORMED : accepted({ offPeak });
};

export const READ_CONTRACT: { readonly [Route in ContractRoute]: Reading<Route> } = {
  situation_contrat_auto: readSituation,
  synth_contrat_auto: readSynthesis,
  comptage_auto: readMetering,
};

export const isContractRoute = (resource: string): boolean => Object.hasOwn(READ_CONTRACT, resource);

/** `HC (1H30-7H30;12H30-14H30)`, with or without the frame. `null`: not such a text. */
function rangesOf(written: string): ClockRange[] | null {
  const inner = /^HC\s*\((.*)\)$/i.exec(written.trim())?.[1] ?? written.trim();
  if (inner === "") return [];
  const ranges = inner.split(";").map((range) => {
    const [, fromHour, fromMinute, toHour, toMinute] =
      /^(\d{1,2})[Hh:](\d{2})-(\d{1,2})[Hh:](\d{2})$/.exec(range.trim()) ?? [];
    const [start, end] = [clock(fromHour, fromMinute), clock(toHour, toMinute)];
    return start === null || end === null ? null : { start, end };
  });
  return ranges.every((range) => range !== null) ? ranges : null;
}

/** `24H00` is midnight. */
function clock(hour: string | undefined, minute: string | undefined): string | null {
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (!(minutes < 60 && (hours < 24 || (hours === 24 && minutes === 0)))) return null;
  return `${String(hours % 24).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

/** `2019-08-27T00:00:00+0200`, Paris midnight. */
const dayOf = (stamp: string | null | undefined): Day | null => day(stamp?.slice(0, 10) ?? "");

/** 1 to 250: a connection at low voltage has no other power. */
function kva(value: string | number | null | undefined): number | null {
  const number = typeof value === "string" && /^\d{1,3}(\.\d)?$/.test(value) ? Number(value) : value;
  return typeof number === "number" && number > 0 && number <= 250 ? number : null;
}
