/** Hours of the day, short. */
export const HOURS = {
  /** `6 h`. */
  hour: (hour: number) => `${hour}\u00a0h`,
  /** `6 h`, `6 h 30`. */
  time: (hour: number, minute: number) =>
    `${hour}\u00a0h${minute === 0 ? "" : `\u00a0${String(minute).padStart(2, "0")}`}`,
  /** `2 h bis`: the hour that autumn has twice, the second time. */
  second: (hour: number) => `${hour}\u00a0h bis`,
} as const;
