import { widthOf } from "./terminal.ts";

const MOST_CELLS = 40;
/** What stands beside the cells: brackets, the share, the day. */
const BESIDE = 20;
const CLEAR = "\r\u001b[K";

/** A bar on a terminal: how far a reading is between two instants, and what it waits for. On anything else it is silent. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #endMs: number;
  #startMs: number | null = null;

  constructor(stream: NodeJS.WriteStream, endMs: number) {
    this.#stream = stream;
    this.#endMs = endMs;
  }

  /** A row that begins and ends at these instants has come. */
  show(startMs: number, atMs: number): void {
    this.#startMs ??= startMs;
    const share = Math.min(1, Math.max(0, (atMs - this.#startMs) / Math.max(1, this.#endMs - this.#startMs)));
    const cells = Math.max(0, Math.min(MOST_CELLS, widthOf(this.#stream) - BESIDE));
    this.#write(bar(share, cells, new Date(atMs).toISOString().slice(0, 10)));
  }

  note(text: string): void {
    this.#write(text);
  }

  end(): void {
    this.#write("");
  }

  #write(text: string): void {
    if (this.#stream.isTTY) this.#stream.write(CLEAR + text);
  }
}

/** `[█████     ]  50 % 2026-05-01`. */
export function bar(share: number, cells: number, day: string): string {
  const full = Math.round(share * cells);
  return `[${"█".repeat(full)}${" ".repeat(cells - full)}] ${`${Math.floor(share * 100)}`.padStart(3)} % ${day}`;
}
