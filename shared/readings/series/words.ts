/** Sentences of the OpenAPI document about columns that several series have. */
export const SPAN_MEANINGS = { start: "When it begins.", end: "When it ends." };

export const QUALITY_MEANING = "`raw` or `corrected`, as Enedis says; `null` when it does not say.";

export const ENERGY_MEANINGS = {
  ...SPAN_MEANINGS,
  energy_wh: "Energy, in Wh.",
  power_w: "Mean power, in W.",
  quality: QUALITY_MEANING,
};

export const REGISTER_MEANINGS = {
  owner: "Whose calendar it is: `distributor` or `supplier`; `null` for the totaliser.",
  calendar: "The calendar, as Enedis names it; `null` for the totaliser.",
  register: "The tariff period, as Enedis names it; `TOTAL` for the totaliser.",
  label: "The tariff period in words.",
};

export const REGISTER_NULLABLE = ["owner", "calendar", "label"];

export const REGISTER_EXAMPLE = {
  owner: "supplier",
  calendar: "FC022035",
  register: "HP",
  label: "Heures Pleines",
} as const;
