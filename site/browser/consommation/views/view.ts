import type { Day } from "../../../../shared/paris-time.ts";
import type { Palette } from "../../chart/canvas.ts";
import type { Layer } from "../../chart/layer.ts";
import type { WallRange } from "../../chart/wall-range.ts";
import type { TimeWindow } from "../../chart/window.ts";
import type { Table } from "../../table-file.ts";
import type { Intensities } from "../carbon.ts";
import type { Direction } from "../direction.ts";
import type { LoadedReadings } from "../loaded.ts";
import type { PeriodName, Span } from "../period.ts";
import type { Prices } from "../tariff.ts";

/** What a view is made of. */
export interface ViewState {
  readonly loaded: LoadedReadings;
  readonly direction: Direction;
  /** What the same meter injected, where it is drawn beside; `null`: it is not. */
  readonly injected: LoadedReadings | null;
  readonly period: PeriodName;
  readonly span: Span;
  readonly today: Day;
  readonly isCompared: boolean;
  readonly intensities: Intensities;
  /** `null`: neither Enedis nor the person has told. */
  readonly subscribedVa: number | null;
  readonly offPeak: readonly WallRange[];
  readonly prices: Prices;
  /** The calendar whose tariff periods are shown; `null`: the first. */
  readonly calendar: string | null;
}

/** A figure above the chart. `exact`: the value before it is rounded and worded. */
export interface Figure {
  readonly name: string;
  readonly text: string;
  /** When or of what. */
  readonly detail?: string;
  readonly exact: number;
}

/** What a colour of the drawing means; `scale`: all colours of a heat map. */
export interface Key {
  readonly colour: keyof Palette | "scale";
  readonly text: string;
}

/** One way to look at a period. */
export interface View {
  /** Changes when the layers have other series than before. */
  readonly shape?: string;
  readonly layers: readonly Layer[];
  readonly figures: (visible: TimeWindow) => readonly Figure[];
  readonly legend: (visible: TimeWindow) => readonly (Key | string | Node)[];
  /** Of the table, where it holds something else than the chart. */
  readonly tableTitle?: string;
  /** Everything visible, for the files. */
  readonly data: (visible: TimeWindow) => Table;
  /** The same for people; hours stand in a grid of days and hours. */
  readonly table: (visible: TimeWindow) => Table;
}
