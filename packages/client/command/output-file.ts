import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeFileSync } from "node:fs";
import { CommandFailure } from "./failure.ts";
import type { LineFormat, TaggedRow, Tags } from "./formats/tagged-row.ts";
import { resumePoint } from "./resume-point.ts";

/** Far more than the registers of two days take. */
const TAIL_BYTES = 65_536;

/**
 * A file of readings that is its own memory (decision 0100): its last line says where to go on, whatever ended the command before.
 */
export class OutputFile {
  readonly #fd: number;
  readonly #format: LineFormat;
  #needsHead: boolean;
  /** What the file has; `null`: no row yet. */
  readonly after: string | null;

  constructor(path: string, format: LineFormat, tags: Tags) {
    this.#format = format;
    this.#fd = openSync(path, "a+");
    const { size } = fstatSync(this.#fd);
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(this.#fd, tail, 0, tail.length, size - tail.length);
    const point = resumePoint(tail, tail.length === size, format, tags);
    if (point === null) {
      this.close();
      throw new CommandFailure("foreign");
    }
    if (point.droppedBytes > 0) ftruncateSync(this.#fd, size - point.droppedBytes);
    this.#needsHead = size === point.droppedBytes;
    this.after = point.after;
  }

  /** Writes rows at once: what is written is had. */
  append(rows: readonly TaggedRow[]): void {
    const [first] = rows;
    if (first === undefined) return;
    const head = this.#needsHead ? (this.#format.head?.(first) ?? "") : "";
    this.#needsHead = false;
    writeFileSync(this.#fd, head + rows.map(this.#format.line).join(""));
  }

  close(): void {
    fsyncSync(this.#fd);
    closeSync(this.#fd);
  }
}
