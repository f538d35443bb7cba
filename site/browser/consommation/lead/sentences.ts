import { GAP } from "#words/language";
import { LEAD as TEXTS } from "#words/lead";
import { addDays, type Day } from "../../../../shared/paris-time.ts";
import type { Option } from "../../../../shared/tariffs/option.ts";
import { longDay } from "../../chart/calendar-names.ts";
import { energy, euros, power } from "../../chart/quantities.ts";
import type { CentsRange } from "./day-cost.ts";
import type { LeadFacts } from "./facts.ts";

/** A smaller change is none: people would look for its cause. */
const LEAST_CHANGE = 0.03;
/** Costs of a year are estimates: whole euros would promise more. */
const round = (cents: number): number => Math.round(cents / 1_000) * 1_000;

export interface Night {
  readonly watts: number;
  /** Of a year; `null`: no price is known. */
  readonly cents: number | null;
}

/** What the page opens on: the day, how it compares, and the night. */
export interface Lead {
  readonly day: string;
  /** Empty: nothing to compare with. */
  readonly compared: string;
  readonly night: string;
  /** On which prices it counts; empty: it names none. */
  readonly basis: string;
}

export function leadSentences(
  facts: LeadFacts,
  cost: CentsRange | null,
  night: Night | null,
  prices: Option | "typed",
  today: Day,
): Lead {
  const text = costText(cost);
  const isYesterday = facts.day === addDays(today, -1);
  return {
    day: isYesterday
      ? TEXTS.yesterday(energy(facts.wh), text)
      : TEXTS.latest(longDay(facts.day), energy(facts.wh), text),
    compared: comparedText(facts),
    night: night === null ? "" : TEXTS.night(power(night.watts), nightCost(night)),
    basis: cost === null && (night?.cents ?? null) === null ? "" : TEXTS.basis[prices],
  };
}

function costText(cost: CentsRange | null): string {
  if (cost === null) return "";
  const { least, most } = cost;
  return least === most ? TEXTS.cost(euros(least)) : TEXTS.costBetween(euros(least), euros(most));
}

const nightCost = ({ cents }: Night): string =>
  cents === null || round(cents) === 0 ? "" : TEXTS.nightCost(euros(round(cents)).replace(/[.,]00/, ""));

function comparedText({ day, weeks, yearAgo }: LeadFacts): string {
  const { than, counts, weekdays } = TEXTS;
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
  const texts = [
    ...(weeks === null ? [] : [changeText(weeks.change, than.weeks(counts[weeks.count] ?? "", weekday))]),
    ...(yearAgo === null ? [] : [changeText(yearAgo, than.yearAgo)]),
  ].join(TEXTS.and);
  return texts === "" ? "" : `${texts.slice(0, 1).toUpperCase()}${texts.slice(1)}.`;
}

function changeText(change: number, than: string): string {
  if (Math.abs(change) < LEAST_CHANGE) return TEXTS.same(than);
  return (change < 0 ? TEXTS.less : TEXTS.more)(`${Math.round(Math.abs(change) * 100)}${GAP}%`, than);
}
