import { once } from "node:events";
import { type ChartMember, chart } from "./formats/chart.ts";
import { table } from "./formats/table.ts";
import type { LineFormat, TaggedRow } from "./formats/tagged-row.ts";
import type { Format } from "./formats.ts";
import { type Terminal, widthOf } from "./terminal.ts";
import type { Words } from "./words.en.ts";

/** Where the rows of a reading go. */
export interface RowSink {
  readonly append: (rows: readonly TaggedRow[]) => void | Promise<void>;
  /** No more rows come, because all are there or because the reading failed. */
  readonly close: () => void;
}

/** Rows that are printed as they come. */
export class StreamedRows implements RowSink {
  readonly #stream: NodeJS.WriteStream;
  readonly #format: LineFormat;
  #needsHead = true;

  constructor(stream: NodeJS.WriteStream, format: LineFormat) {
    this.#stream = stream;
    this.#format = format;
  }

  async append(rows: readonly TaggedRow[]): Promise<void> {
    const [first] = rows;
    const head = this.#needsHead && first !== undefined ? (this.#format.head?.(first) ?? "") : "";
    this.#needsHead = false;
    if (!this.#stream.write(head + rows.map(this.#format.line).join(""))) await once(this.#stream, "drain");
  }

  close(): void {}
}

/** Rows that are printed together: their widths, or the height of a chart, depend on all of them. */
export class CollectedRows implements RowSink {
  readonly #terminal: Terminal;
  readonly #words: Words;
  readonly #as: Format | ChartMember;
  readonly #rows: TaggedRow[] = [];

  constructor(terminal: Terminal, words: Words, as: Format | ChartMember) {
    this.#terminal = terminal;
    this.#words = words;
    this.#as = as;
  }

  append(rows: readonly TaggedRow[]): void {
    for (const row of rows) this.#rows.push(row);
  }

  close(): void {
    const { stdout } = this.#terminal;
    if (this.#as === "json") stdout.write(`[${this.#rows.map((row) => JSON.stringify(row)).join(",\n")}]\n`);
    else if (this.#rows.length === 0) return;
    else if (this.#as === "table") stdout.write(table(this.#rows, this.#words));
    else stdout.write(chart(this.#rows, this.#as as ChartMember, widthOf(stdout)));
  }
}
