import { CONSOMMATION as TEXTS } from "#words/consommation";
import { FILES } from "#words/files";
import { isSingular } from "#words/language";
import { dayEndMs, dayStartMs, daysOf } from "../../../../shared/paris-time.ts";
import { barsLayer } from "../../chart/bars.ts";
import { apparent, percent } from "../../chart/quantities.ts";
import type { Peak } from "../loaded.ts";
import type { View, ViewState } from "./view.ts";
import { dayKey, dayText, inSight, timeText, weekendKeys, type windowOf } from "./words.ts";

interface PeakOfDay {
  readonly startMs: number;
  readonly endMs: number;
  readonly peak: Peak | null;
}

/** The highest power of each day against the subscribed one. */
export function peakView({ loaded, span, subscribedVa }: ViewState): View {
  const days = daysOf(span.start, span.end).map(
    (day): PeakOfDay => ({ startMs: dayStartMs(day), endMs: dayEndMs(day), peak: loaded.max_power.get(day) ?? null }),
  );
  const isAbove = (va: number) => subscribedVa !== null && va > subscribedVa;
  const known = (visible: ReturnType<typeof windowOf>) =>
    days.filter(inSight(visible)).filter((day): day is PeakOfDay & { readonly peak: Peak } => day.peak !== null);
  const layer = barsLayer({
    name: TEXTS.view.titles.peak,
    named: "days",
    columns: days.map(({ startMs, endMs, peak }) => ({
      startMs,
      endMs,
      parts: peak === null ? null : isAbove(peak.va) ? [0, peak.va] : [peak.va, 0],
      behind: null,
    })),
    colours: ["accent", "alarm"],
    hasBehind: false,
    ...(subscribedVa !== null && {
      limit: { value: subscribedVa, text: TEXTS.label.subscribed(apparent(subscribedVa)) },
    }),
    written: apparent,
    described: ({ startMs }, at) => ({ title: dayText(startMs), lines: linesOf(days[at]?.peak ?? null, subscribedVa) }),
  });
  const { figures, table } = TEXTS;
  return {
    // The limit comes with the contract, after the first drawing.
    shape: String(subscribedVa),
    layers: [layer],
    figures: (visible) => {
      const peaks = known(visible);
      const [first, ...others] = peaks;
      if (first === undefined) return [];
      const most = others.reduce((best, day) => (day.peak.va > best.peak.va ? day : best), first);
      const above = peaks.filter(({ peak }) => isAbove(peak.va)).length;
      return [
        { name: figures.peak, text: apparent(most.peak.va), detail: dayText(most.startMs), exact: most.peak.va },
        ...(subscribedVa === null
          ? []
          : [
              { name: figures.margin, text: percent(most.peak.va / subscribedVa), exact: most.peak.va / subscribedVa },
              {
                name: figures.above,
                text: `${above}\u00a0${TEXTS.progress.days[isSingular(above) ? 0 : 1]}`,
                exact: above,
              },
            ]),
      ];
    },
    legend: (visible) => [
      ...weekendKeys(visible),
      ...(known(visible).some(({ peak }) => isAbove(peak.va))
        ? [{ colour: "alarm" as const, text: figures.above }]
        : []),
    ],
    data: (visible) => ({
      head: [FILES.day, FILES.peak, FILES.reached],
      rows: known(visible).map(({ startMs, peak }) => [dayKey(startMs), peak.va / 1000, new Date(peak.atMs)]),
    }),
    table: (visible) => ({
      head: [table.day, table.peak, table.reached],
      rows: known(visible).map(({ startMs, peak }) => [dayText(startMs), peak.va / 1000, timeText(peak.atMs)]),
    }),
  };
}

function linesOf(peak: Peak | null, subscribedVa: number | null): string[] {
  if (peak === null) return [TEXTS.label.none];
  return [
    apparent(peak.va),
    TEXTS.label.reached(timeText(peak.atMs)),
    ...(subscribedVa === null ? [] : [TEXTS.label.ofSubscribed(percent(peak.va / subscribedVa))]),
  ];
}
