import { LOCALE } from "#words/language";

const day = new Intl.DateTimeFormat(LOCALE, { dateStyle: "full", timeZone: "UTC" });
const instant = new Intl.DateTimeFormat(LOCALE, { dateStyle: "full", timeStyle: "short", timeZone: "UTC" });
const DAY = "YYYY-MM-DD".length;

/** A stamp on a wall clock, `2026-11-21` or `2026-11-21 19:32:05`, in words. It has no offset, and none is applied. */
export const stampInWords = (stamp: string): string =>
  stamp.length === DAY ? day.format(Date.parse(stamp)) : instant.format(Date.parse(`${stamp.replace(" ", "T")}Z`));
