import type { Language } from "../../shared/language.ts";
import { addDays, type Day } from "../../shared/paris-time.ts";

/** A whole day to remember, with reminders before it. */
export interface DayToRemember {
  readonly language: Language;
  readonly uid: string;
  readonly day: Day;
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly remindDaysBefore: readonly number[];
}

/** A calendar file (RFC 5545) with one entry. */
export function calendarFile(
  { language, uid, day, title, description, url, remindDaysBefore }: DayToRemember,
  nowMs: number,
): string {
  const alarms = remindDaysBefore.flatMap((days) => [
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:-P${days}D`,
    "END:VALARM",
  ]);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//Conso API//${language.toUpperCase()}`,
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${new Date(nowMs).toISOString().replaceAll(/[-:]|\.\d+/g, "")}`,
    `DTSTART;VALUE=DATE:${digits(day)}`,
    `DTEND;VALUE=DATE:${digits(addDays(day, 1))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${url}`,
    "TRANSP:TRANSPARENT",
    ...alarms,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines
    .flatMap(folded)
    .map((line) => `${line}\r\n`)
    .join("");
}

const digits = (day: Day): string => day.replaceAll("-", "");

/** Section 3.3.11. */
const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");

/** Section 3.1: at most 75 octets a line; what goes on in the next begins with a space. French is two octets a letter at most. */
function folded(line: string): string[] {
  if (new TextEncoder().encode(line).length <= 75) return [line];
  return (line.match(/.{1,36}/gu) ?? []).map((part, at) => (at === 0 ? part : ` ${part}`));
}
