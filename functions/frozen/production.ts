import { dataConnectRoute, v5Route } from "../../shared/frozen/route.ts";
import { describeReading } from "./description.ts";
import { readingEndpoint } from "./endpoint.ts";

const V5_DAILY = v5Route("daily_production");
const V5_CURVE = v5Route("production_load_curve");
const DATA_CONNECT_DAILY = dataConnectRoute("production_quotidienne");
const DATA_CONNECT_CURVE = dataConnectRoute("courbe_de_charge_production");

/** `GET /api/daily_production?prm&start&end`: energy injected on each day, in Wh, as a v5 `meter_reading`. */
export const dailyProduction = readingEndpoint(V5_DAILY);
export const describeDailyProduction = () => describeReading(V5_DAILY);

/** `GET /api/production_load_curve?prm&start&end`: mean power injected over each interval, in W, 7 days at most. */
export const productionLoadCurve = readingEndpoint(V5_CURVE);
export const describeProductionLoadCurve = () => describeReading(V5_CURVE);

/** `GET /api/production_quotidienne?pointId&dateDebut&dateFin`: energy of each day, as Enedis's 2026 body. */
export const productionQuotidienne = readingEndpoint(DATA_CONNECT_DAILY);
export const describeProductionQuotidienne = () => describeReading(DATA_CONNECT_DAILY);

/** `GET /api/courbe_de_charge_production?pointId&dateDebut&dateFin`: the curve, as Enedis's 2026 body. */
export const courbeDeChargeProduction = readingEndpoint(DATA_CONNECT_CURVE);
export const describeCourbeDeChargeProduction = () => describeReading(DATA_CONNECT_CURVE);
