import type { Lessons } from "./lessons.ts";
import type { LineSnapshot } from "./line.ts";

/** What survives a restart. */
export interface Saved {
  readonly line?: LineSnapshot | undefined;
  readonly lessons?: Lessons | undefined;
}

/** Where it is written. */
export interface Store {
  saveLine(snapshot: LineSnapshot): void;
  saveLessons(lessons: Lessons): void;
}
