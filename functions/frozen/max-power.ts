import { dataConnectRoute, v5Route } from "../../shared/frozen/route.ts";
import { describeReading } from "./description.ts";
import { readingEndpoint } from "./endpoint.ts";

const V5 = v5Route("consumption_max_power");
const DATA_CONNECT = dataConnectRoute("puissance_conso_max_quotidienne");

/** `GET /api/consumption_max_power?prm&start&end`: the highest power of each day, in VA, and its second. */
export const consumptionMaxPower = readingEndpoint(V5);
export const describeConsumptionMaxPower = () => describeReading(V5);

/**
 * `GET /api/puissance_conso_max_quotidienne?pointId&dateDebut&dateFin`: the same, as Enedis's 2026 body, by day or by
 * month (`mesuresPas`) and for one quantity or all (`grandeurPhysique`).
 */
export const puissanceConsoMaxQuotidienne = readingEndpoint(DATA_CONNECT);
export const describePuissanceConsoMaxQuotidienne = () => describeReading(DATA_CONNECT);
