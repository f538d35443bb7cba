/** The columns of the files that pages save, with their units: those of the screen. */
export const FILES = {
  from: "debut",
  to: "fin",
  day: "jour",
  month: "mois",
  energy: "energie_kwh",
  before: "un_an_plus_tot_kwh",
  injected: "injection_kwh",
  power: "puissance_w",
  peak: "puissance_max_kva",
  reached: "atteinte_a",
  carbon: "co2_g",
  register: (name: string) => `${name.toLowerCase()}_kwh`,
  offset: "decalage_utc",
  /** As a spreadsheet in this language opens it. */
  separator: ";",
  decimal: ",",
} as const;
