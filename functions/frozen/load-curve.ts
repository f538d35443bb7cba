import { dataConnectRoute, v5Route } from "../../shared/frozen/route.ts";
import { describeReading } from "./description.ts";
import { readingEndpoint } from "./endpoint.ts";

const V5 = v5Route("consumption_load_curve");
const DATA_CONNECT = dataConnectRoute("courbe_de_charge_consommation");

/**
 * `GET /api/consumption_load_curve?prm&start&end`: mean power drawn over each interval, in W, as a v5 `meter_reading`.
 * At most 7 days; each point is stamped with the end of its interval, Paris wall-clock time, and says how long it is.
 */
export const consumptionLoadCurve = readingEndpoint(V5);
export const describeConsumptionLoadCurve = () => describeReading(V5);

/** `GET /api/courbe_de_charge_consommation?pointId&dateDebut&dateFin`: the same, as Enedis's 2026 body. */
export const courbeDeChargeConsommation = readingEndpoint(DATA_CONNECT);
export const describeCourbeDeChargeConsommation = () => describeReading(DATA_CONNECT);
