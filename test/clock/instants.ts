/** When each test file begins, unless `CLOCK` or the file itself says otherwise: a Monday at noon, with all of yesterday published. */
export const ORDINARY_NOON = "2026-11-30T12:00:00+01:00";

/** Where a suite that depends on the hour or the day would show it. A change to come is ten seconds away, so that the tests cross it. */
export const INSTANTS = {
  night: "2026-12-01T01:30:00+01:00",
  morning: "2026-12-02T07:59:50+01:00",
  noon: "2026-12-03T12:00:00+01:00",
  evening: "2026-12-03T23:59:00+01:00",
  spring: "2027-03-28T01:59:50+01:00",
  autumn: "2027-10-31T02:59:50+02:00",
  leap_day: "2028-02-29T09:30:00+01:00",
  new_year: "2026-12-31T23:59:50+01:00",
  first_of_month: "2027-05-01T00:05:00+02:00",
  first_of_september: "2027-09-01T00:10:00+02:00",
  monday: "2027-01-04T10:00:00+01:00",
  sunday: "2027-01-03T22:30:00+01:00",
} as const;

export type InstantName = keyof typeof INSTANTS;
