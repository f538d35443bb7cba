import { Hono } from "hono/tiny";
import type { AppEnv } from "../shared/http/app-env.ts";
import { openToBrowsers } from "../shared/http/cors.ts";
import { consommationQuotidienne, dailyConsumption } from "./daily-consumption.ts";
import { indexConsommation, indexProduction } from "./index-reading.ts";
import { consumptionLoadCurve, courbeDeChargeConsommation } from "./load-curve.ts";
import { consumptionMaxPower, puissanceConsoMaxQuotidienne } from "./max-power.ts";
import { openApi } from "./openapi.ts";
import { courbeDeChargeProduction, dailyProduction, productionLoadCurve, productionQuotidienne } from "./production.ts";
import { me } from "./v2/me.ts";
import { mergeTokens } from "./v2/merge-tokens.ts";
import { renewToken } from "./v2/renew-token.ts";
import { revokeToken } from "./v2/revoke-token.ts";

export { QuotaGate } from "../shared/quota/quota-gate.ts";

/** What programs call. */
export const api = new Hono<AppEnv>();

api.use("/api/*", openToBrowsers);
api.route("/api", openApi);

// The frozen API, in the words of v5 …
api.route("/api/daily_consumption", dailyConsumption);
api.route("/api/consumption_load_curve", consumptionLoadCurve);
api.route("/api/consumption_max_power", consumptionMaxPower);
api.route("/api/daily_production", dailyProduction);
api.route("/api/production_load_curve", productionLoadCurve);

// … and in Enedis's own of 2026.
api.route("/api/consommation_quotidienne", consommationQuotidienne);
api.route("/api/courbe_de_charge_consommation", courbeDeChargeConsommation);
api.route("/api/puissance_conso_max_quotidienne", puissanceConsoMaxQuotidienne);
api.route("/api/production_quotidienne", productionQuotidienne);
api.route("/api/courbe_de_charge_production", courbeDeChargeProduction);
api.route("/api/index_consommation", indexConsommation);
api.route("/api/index_production", indexProduction);

// A token: what it is, another in its place, one for the meters of two, none any more.
api.route("/api/v2/me", me);
api.route("/api/v2/tokens/renew", renewToken);
api.route("/api/v2/tokens/merge", mergeTokens);
api.route("/api/v2/tokens/revoke", revokeToken);
