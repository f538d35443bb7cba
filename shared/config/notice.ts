import { type Day, day, dayEndMs } from "../paris-time.ts";

/** What the operator tells everybody, through its last day. */
export interface Notice {
  readonly until: Day;
  readonly text: string;
}

/** As long as a paragraph of a page. */
const LINE = /^(\d{4}-\d{2}-\d{2}) (\S.{2,499})$/s;

/** Reads `NOTICE`, a day and a text. `null`: there is none; `unreadable`: it is not shown, and stops nothing. */
export function readNotice(setting: string | undefined): Notice | null | "unreadable" {
  const line = (setting ?? "").trim();
  if (line === "") return null;
  const [, date = "", text = ""] = LINE.exec(line) ?? [];
  const until = day(date);
  return until === null ? "unreadable" : { until, text };
}

/** The notice that is shown now; `null` once its last day is over in Paris. */
export const noticeAt = (notice: Notice | null | "unreadable", nowMs: number): Notice | null =>
  notice === null || notice === "unreadable" || nowMs >= dayEndMs(notice.until) ? null : notice;
