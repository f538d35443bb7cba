import { type Day, day } from "../../../shared/paris-time.ts";
import { type Choice, chosen, FIRST_CHOICE, viewsFor } from "./choice.ts";
import { PERIODS } from "./period.ts";

const DIRECTIONS = ["consumption", "production", "both"] as const;
const MINUTE_MS = 60_000;
/** `2026-10-25T00:30Z`: to the minute, in UTC, so that no hour of October is there twice. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/;

/** Older than any Linky meter; the calendar of far older years is written otherwise. */
const OLDEST = "2000-01-01";

/**
 * What the person looks at, as the fragment of the address: a browser sends it to nobody. Nothing of the meter or the token is in it
 * (docs/decisions/0113-the-fragment-keeps-the-view.md). Empty for the first view.
 */
export function fragmentOf(choice: Choice): string {
  const { period, last, view, isCompared, direction, zoom } = choice;
  const values = new URLSearchParams({
    period,
    ...(last !== null && { day: last }),
    view,
    ...(direction !== FIRST_CHOICE.direction && { direction }),
    ...(isCompared && { compare: "1" }),
    ...(zoom !== null && { from: instantText(zoom.fromMs), to: instantText(zoom.toMs) }),
  });
  const text = values.toString().replaceAll("%3A", ":");
  return text === FIRST ? "" : `#${text}`;
}

const FIRST = `period=${FIRST_CHOICE.period}&view=${FIRST_CHOICE.view}`;

/** The choice that a fragment names, without what it has wrong; `null`: it is about something else, as `#contenu` is. */
export function choiceIn(fragment: string, today: Day): Choice | null {
  const values = new URLSearchParams(fragment.slice(1));
  const period = PERIODS.find((name) => name === values.get("period"));
  if (period === undefined) return fragment === "" ? FIRST_CHOICE : null;
  const direction = DIRECTIONS.find((name) => name === values.get("direction")) ?? FIRST_CHOICE.direction;
  const named = day(values.get("day") ?? "");
  const last = named === null || named < OLDEST ? null : named;
  const isCompared = values.get("compare") === "1";
  const choice = chosen(FIRST_CHOICE, { period, direction, last, isCompared }, today);
  const view = viewsFor(choice, today).find((name) => name === values.get("view")) ?? choice.view;
  const [fromMs, toMs] = [instantIn(values.get("from")), instantIn(values.get("to"))];
  return { ...choice, view, zoom: fromMs !== null && toMs !== null && fromMs < toMs ? { fromMs, toMs } : null };
}

const instantText = (ms: number): string =>
  new Date(Math.round(ms / MINUTE_MS) * MINUTE_MS).toISOString().replace(/:\d{2}\.\d{3}Z$/, "Z");

function instantIn(text: string | null): number | null {
  const ms = INSTANT.test(text ?? "") ? Date.parse(text ?? "") : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}
