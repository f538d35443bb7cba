import { withFrenchSpaces } from "../../../../shared/pages/typography.ts";
import { addDays, parisDay } from "../../../../shared/paris-time.ts";
import { element } from "../../element.ts";
import { absenceTexts } from "../absences.ts";
import type { MeterView } from "../api.ts";
import { knownContract, typedContractOf } from "../contract/own-contract.ts";
import { coloursOf } from "../contract/tempo-colours.ts";
import type { LoadedReadings } from "../loaded.ts";
import { Loader } from "../loader.ts";
import { part } from "../part.ts";
import type { Ask } from "../stream.ts";
import { sumOf } from "../sums.ts";
import { dayCost, evenCents } from "./day-cost.ts";
import { leadFacts } from "./facts.ts";
import { nightWatts } from "./night.ts";
import { leadRates } from "./rates.ts";
import { leadSentences, type Night } from "./sentences.ts";

/** The prices of a kWh by their days, as JSON that the bundler puts here. */
declare const ENERGY_PRICES: string;

const YEAR_DAYS = 365;
const WEEK_DAYS = 7;
const YEAR_HOURS = 8_760;

export interface Told {
  readonly ask: Ask;
  /** Of the meter, for the addresses; `null`: the token opens one only. */
  readonly number: string | null;
  readonly meter: MeterView | null;
  /** What the page has read already. */
  readonly loaded: LoadedReadings;
}

/** Opens the page on a sentence: yesterday, how it compares, the night, and what is not there yet. */
export async function showLead({ ask, number, meter, loaded: shown }: Told, signal: AbortSignal): Promise<void> {
  const nowMs = Date.now();
  const today = parisDay(nowMs);
  const yesterday = addDays(today, -1);
  const week = { start: addDays(today, -WEEK_DAYS), end: today };
  const loaded = shown.copy();
  const loader = new Loader(loaded, new Map(), { ask, direction: "consumption", meter: number });
  const silent = { onProgress: () => undefined, onNews: () => undefined };
  const year = { series: "daily", span: { start: addDays(today, -YEAR_DAYS), end: today } } as const;
  await loader.load([{ series: "load_curve", span: week }, ...(loaded.isDailyClosed ? [] : [year])], signal, silent);
  if (signal.aborted) return;

  const curveOn = (day: typeof today) => loaded.load_curve.get(day);
  const facts = leadFacts((day) => loaded.daily.get(day) ?? curveWh(loaded, day), today);
  const { contract } = knownContract(typedContractOf(meter), meter);
  const { option, cents, isTyped, hours } = leadRates(contract, JSON.parse(ENERGY_PRICES), facts?.day ?? yesterday);
  const watts = nightWatts(curveOn, today);
  const even = cents === null ? null : evenCents({ cents, hours }, yesterday);
  const night: Night | null =
    watts === null || watts === 0 ? null : { watts, cents: even === null ? null : (watts * YEAR_HOURS * even) / 1_000 };
  const colours =
    facts === null || option !== "tempo"
      ? new Map()
      : await coloursOf({ start: facts.day, end: addDays(facts.day, 1) }, signal);
  if (signal.aborted) return;
  const cost =
    facts === null || cents === null
      ? null
      : dayCost(facts.day, facts.wh, curveOn(facts.day), { cents, hours, colours });
  const told = facts === null ? null : leadSentences(facts, cost, night, isTyped ? "typed" : option, today);
  const lacking = { start: facts === null ? week.start : addDays(facts.day, 1), end: today };
  const absent = loaded.isDailyClosed ? [] : absenceTexts([{ series: "daily", span: lacking }], loaded, nowMs);
  const lead = part("lead");
  lead.replaceChildren(
    ...(told === null ? [] : [element("strong", {}, withFrenchSpaces(told.day))]),
    ...[...absent, told?.compared ?? "", told?.night ?? ""]
      .filter((text) => text !== "")
      .map((text) => ` ${withFrenchSpaces(text)}`),
    ...(told === null || told.basis === "" ? [] : [" ", element("small", {}, withFrenchSpaces(told.basis))]),
  );
  lead.ariaBusy = "false";
}

/** For a token that opens the curve and not the days. */
const curveWh = (loaded: LoadedReadings, day: Parameters<typeof loaded.load_curve.get>[0]): number | null => {
  const curve = loaded.isDailyClosed ? loaded.load_curve.get(day) : undefined;
  return curve === undefined ? null : sumOf(curve);
};
