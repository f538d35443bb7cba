/** The second method of `cch`, as `methods` lists it. */
export const ECO2MIX_METHOD = {
  id: "eco2mix",
  name: "Émissions de CO2 de la production, heure par heure",
  indicators: [{ key: "cch", unit: "kg CO2" }],
  status: "current",
  basis:
    "Direct emissions of French power stations in each quarter of an hour: no imports, no life cycle, no grid losses. Lower than ademe-2025, and not comparable with it. A load curve is weighed by when it was drawn; an interval without a value of éCO2mix is left out and counted.",
  vintage: "real time, then consolidated, then definitive: each value says which",
  publishedOn: "2026-11-24",
  source: "RTE, éCO2mix, field taux_co2, through ODRÉ",
  sourceUrl: "https://odre.opendatasoft.com/explore/dataset/eco2mix-national-tr/",
  licence: "etalab-2.0",
  attribution: "RTE – éCO2mix, via ODRÉ",
} as const;
