import { readdirSync, readFileSync } from "node:fs";

/** Of Linux, on every machine that we know. */
const TICKS_PER_SECOND = 100;

/** Processor time of these processes so far, in ms. */
export function cpuMs(pids: readonly number[]): number {
  const ticks = pids.map((pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return Number(fields[11]) + Number(fields[12]);
  });
  return (ticks.reduce((sum, one) => sum + one, 0) * 1000) / TICKS_PER_SECOND;
}

/** What a process holds at one instant. */
export interface Held {
  readonly memoryKb: number;
  readonly handles: number;
  readonly threads: number;
}

export function heldBy(pid: number): Held {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1]);
  return {
    // What it holds itself: pages of files come and go with the machine's other needs.
    memoryKb: field("RssAnon"),
    handles: readdirSync(`/proc/${pid}/fd`).length,
    threads: field("Threads"),
  };
}
