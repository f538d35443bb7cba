import type { Translated } from "../language.ts";
import type { FILES as FR } from "./files.fr.ts";

/** The columns of the files that pages save, with their units: those of the screen. */
export const FILES: Translated<typeof FR> = {
  from: "start",
  to: "end",
  day: "day",
  month: "month",
  energy: "energy_kwh",
  before: "a_year_earlier_kwh",
  injected: "export_kwh",
  power: "power_w",
  peak: "highest_power_kva",
  reached: "reached_at",
  carbon: "co2_g",
  register: (name) => `${name.toLowerCase()}_kwh`,
  offset: "utc_offset",
  separator: ",",
  decimal: ".",
};
