import { dataConnectRoute, v5Route } from "../../shared/frozen/route.ts";
import { describeReading } from "./description.ts";
import { readingEndpoint } from "./endpoint.ts";

const V5 = v5Route("daily_consumption");
const DATA_CONNECT = dataConnectRoute("consommation_quotidienne");

/** `GET /api/daily_consumption?prm&start&end`: energy drawn on each day, in Wh, as a v5 `meter_reading`. */
export const dailyConsumption = readingEndpoint(V5);
export const describeDailyConsumption = () => describeReading(V5);

/** `GET /api/consommation_quotidienne?pointId&dateDebut&dateFin`: the same, as Enedis's 2026 body. */
export const consommationQuotidienne = readingEndpoint(DATA_CONNECT);
export const describeConsommationQuotidienne = () => describeReading(DATA_CONNECT);
