import { dataConnectRoute } from "../../shared/frozen/route.ts";
import { describeReading } from "./description.ts";
import { readingEndpoint } from "./endpoint.ts";

const CONSUMPTION = dataConnectRoute("index_consommation");
const PRODUCTION = dataConnectRoute("index_production");

/** `GET /api/index_consommation?pointId&dateDebut&dateFin`: what the meter's own counters show, drawn energy. */
export const indexConsommation = readingEndpoint(CONSUMPTION);
export const describeIndexConsommation = () => describeReading(CONSUMPTION);

/** `GET /api/index_production?pointId&dateDebut&dateFin`: the same for injected energy. */
export const indexProduction = readingEndpoint(PRODUCTION);
export const describeIndexProduction = () => describeReading(PRODUCTION);
