import { dataConnectContract, v5Contract } from "../../shared/frozen/contract.ts";
import { describeReading } from "./description.ts";
import { readingEndpoint } from "./endpoint.ts";

const MEANING = "Energy drawn on each day (Wh)";

const V5 = v5Contract("daily_consumption");
const DATA_CONNECT = dataConnectContract("consommation_quotidienne");

/** `GET /api/daily_consumption?prm&start&end`: energy drawn on each day, in Wh, as a v5 `meter_reading`. */
export const dailyConsumption = readingEndpoint(V5);
export const describeDailyConsumption = () => describeReading(V5, MEANING);

/** `GET /api/consommation_quotidienne?pointId&dateDebut&dateFin`: the same, as Enedis's 2026 body. */
export const consommationQuotidienne = readingEndpoint(DATA_CONNECT);
export const describeConsommationQuotidienne = () => describeReading(DATA_CONNECT, MEANING);
