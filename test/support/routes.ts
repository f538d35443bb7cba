/** The twelve data routes of the frozen API, each with the names of its parameters. */
export const DATA_ROUTES = [
  ...[
    "daily_consumption",
    "consumption_load_curve",
    "consumption_max_power",
    "daily_production",
    "production_load_curve",
  ].map((name) => ({ name, contract: "v5", usagePoint: "prm", start: "start", end: "end" }) as const),
  ...[
    "consommation_quotidienne",
    "courbe_de_charge_consommation",
    "puissance_conso_max_quotidienne",
    "production_quotidienne",
    "courbe_de_charge_production",
    "index_consommation",
    "index_production",
  ].map((name) => ({ name, contract: "2026", usagePoint: "pointId", start: "dateDebut", end: "dateFin" }) as const),
] as const;

export type DataRoute = (typeof DATA_ROUTES)[number];

/** The address of a reading. */
export function addressOf(gateway: URL, route: DataRoute, asked: { meter: string; start: string; end: string }): URL {
  const url = new URL(`/api/${route.name}`, gateway);
  url.searchParams.set(route.usagePoint, asked.meter);
  url.searchParams.set(route.start, asked.start);
  url.searchParams.set(route.end, asked.end);
  return url;
}

/** The data route of that name. */
export function routeNamed(name: DataRoute["name"]): DataRoute {
  const route = DATA_ROUTES.find((candidate) => candidate.name === name);
  if (route === undefined) throw new Error(`no data route is called ${name}`);
  return route;
}
