import type { Lessons } from "../../../shared/quota/lessons.ts";
import type { LineSnapshot } from "../../../shared/quota/line.ts";
import type { Saved, Store } from "../../../shared/quota/storage.ts";

/** Storage that survives the quota it belongs to. */
export class Disk implements Store {
  saved: Saved = {};
  writes = 0;

  saveLine(line: LineSnapshot): void {
    this.saved = { ...this.saved, line };
    this.writes++;
  }

  saveLessons(lessons: Lessons): void {
    this.saved = { ...this.saved, lessons };
  }
}
