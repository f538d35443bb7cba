import type { Direction } from "../library/api.ts";
import type { Conso } from "../library/client.ts";
import { parisDay } from "../library/paris-day.ts";
import type { TimedRow } from "../library/row-groups.ts";
import type { ConnectionOptions } from "./connection.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { CommandFailure, duration } from "./failure.ts";
import type { TaggedRow, Tags } from "./formats/tagged-row.ts";
import { type Format, formatFor, LINE_FORMATS } from "./formats.ts";
import { filled } from "./language.ts";
import { OutputFile } from "./output-file.ts";
import { Progress } from "./progress.ts";
import { CollectedRows, type RowSink, StreamedRows } from "./row-sinks.ts";
import { connect, type Session } from "./session.ts";

/** The command of each series, and the member that its chart draws. */
export const SERIES = {
  daily: { series: "daily", drawn: "energy_wh" },
  "load-curve": { series: "load_curve", drawn: "power_w" },
  "max-power": { series: "max_power", drawn: "max_power_va" },
  registers: { series: "registers", drawn: null },
  index: { series: "index", drawn: null },
} as const;

export type SeriesCommand = keyof typeof SERIES;

export interface SeriesOptions extends ConnectionOptions {
  readonly prm?: string;
  readonly production?: true;
  readonly start?: string;
  readonly end?: string;
  readonly last?: string;
  readonly format?: Format;
  readonly output?: string;
  readonly chart?: true;
  readonly patience?: number;
}

/** Reads a series to where the options say. */
export async function readSeries(session: Session, name: SeriesCommand, options: SeriesOptions): Promise<ExitCode> {
  const { words, terminal } = session;
  const { prm, start, last, output } = options;
  const format = formatFor(options.format, output);
  const lineFormat = LINE_FORMATS[format];
  if (output !== undefined && options.chart) throw new CommandFailure("outputWithChart");
  if (output !== undefined && lineFormat === undefined) throw new CommandFailure("outputFormat");

  const end = options.end ?? parisDay(Date.now());
  const progress = new Progress(terminal.stderr, Date.parse(end));
  const onWait = ({ seconds }: { seconds: number }) =>
    progress.note(`${words.notes.wait}: ${duration(seconds, words)}`);
  const { conso } = connect(session, options, {
    onWait,
    ...(options.patience !== undefined && { patience: options.patience }),
  });
  const direction: Direction = options.production ? "production" : "consumption";
  const { series, drawn } = SERIES[name];
  const tags: Tags = { direction, series, meter: await lastDigits(conso, direction, options) };

  const file = output !== undefined && lineFormat !== undefined ? new OutputFile(output, lineFormat, tags) : null;
  const sink: RowSink =
    file ??
    (lineFormat === undefined || options.chart
      ? new CollectedRows(terminal, words, options.chart && drawn !== null ? drawn : format)
      : new StreamedRows(terminal.stdout, lineFormat));
  const window = { prm, start, last, end, ...(file?.after != null && { after: file.after }) };
  // The gateway refuses what does not exist, such as the maximum power of production.
  const readings = conso.readings(direction, series as "daily", window);
  let count = 0;
  try {
    for await (const rows of readings.batches()) {
      await sink.append(rows.map((row) => tagged(tags, row)));
      count += rows.length;
      const [first, latest] = [rows.at(0), rows.at(-1)] as readonly (TimedRow | undefined)[];
      progress.show(Date.parse(first?.start ?? first?.at ?? ""), Date.parse(latest?.end ?? latest?.at ?? ""));
    }
  } finally {
    progress.end();
    sink.close();
  }

  for (const { start: from, end: to, code } of readings.report.holes) {
    terminal.stderr.write(`${filled(words.notes.holes, { from, to, code })}\n`);
  }
  if (readings.report.holes.length > 0) return EXIT.incomplete;
  if (count > 0) return EXIT.ok;
  terminal.stderr.write(`${file?.after == null ? words.notes.noRows : words.notes.nothingNew}\n`);
  return file?.after == null ? EXIT.nothing : EXIT.ok;
}

const tagged = (tags: Tags, row: TimedRow): TaggedRow => ({ ...tags, ...row });

/** The last four digits of the meter; the gateway knows which one the token means. */
async function lastDigits(conso: Conso, direction: Direction, { prm, demo }: SeriesOptions): Promise<string> {
  if (prm !== undefined) return prm.trim().slice(-4);
  if (demo) return (await conso.meters()).meters[0]?.meter.slice(-4) ?? "";
  const { meters } = await conso.me();
  const measured = meters.find(({ roles }) => roles.includes(direction)) ?? meters[0];
  return measured?.meter.slice(-4) ?? "";
}
