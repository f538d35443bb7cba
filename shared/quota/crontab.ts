import { PARIS } from "../paris-offset.ts";
import type { Slot } from "./slot.ts";

/**
 * The beginning of one line of a crontab, before the command: every hour at the minute of the slot, and the command only in its hour of Paris. Right on a machine
 * of any time zone and in any cron. A `%` without its backslash would end the command.
 */
export const crontabAt = ({ hour, minute }: Slot): string =>
  `${minute} * * * * [ "$(TZ=${PARIS} date +\\%H)" = ${String(hour).padStart(2, "0")} ] &&`;
