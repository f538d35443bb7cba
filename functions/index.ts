import { Hono } from "hono";
import type { AppEnv } from "../shared/app-env.ts";
import { recordBug } from "../shared/incident.ts";
import { openToBrowsers } from "../shared/middleware/open-to-browsers.ts";
import { refuse } from "../shared/problem.ts";
import { auth } from "./auth.ts";
import { callback } from "./callback.ts";
import { consommationQuotidienne, dailyConsumption } from "./daily-consumption.ts";
import { indexConsommation, indexProduction } from "./index-reading.ts";
import { consumptionLoadCurve, courbeDeChargeConsommation } from "./load-curve.ts";
import { consumptionMaxPower, puissanceConsoMaxQuotidienne } from "./max-power.ts";
import { openApi } from "./openapi.ts";
import { style } from "./pages/style.ts";
import { tokenPage } from "./pages/token.tsx";
import { courbeDeChargeProduction, dailyProduction, productionLoadCurve, productionQuotidienne } from "./production.ts";

export { ConsentState } from "../shared/consent-guard.ts";
export { QuotaGate } from "../shared/quota-gate.ts";

const app = new Hono<AppEnv>({ strict: false });

app.use("/api/*", openToBrowsers);

app.route("/api", openApi);

// The frozen API, in the words of v5 …
app.route("/api/daily_consumption", dailyConsumption);
app.route("/api/consumption_load_curve", consumptionLoadCurve);
app.route("/api/consumption_max_power", consumptionMaxPower);
app.route("/api/daily_production", dailyProduction);
app.route("/api/production_load_curve", productionLoadCurve);

// … and in Enedis's own of 2026.
app.route("/api/consommation_quotidienne", consommationQuotidienne);
app.route("/api/courbe_de_charge_consommation", courbeDeChargeConsommation);
app.route("/api/puissance_conso_max_quotidienne", puissanceConsoMaxQuotidienne);
app.route("/api/production_quotidienne", productionQuotidienne);
app.route("/api/courbe_de_charge_production", courbeDeChargeProduction);
app.route("/api/index_consommation", indexConsommation);
app.route("/api/index_production", indexProduction);

// The consent journey, and the page it ends on.
app.route("/api/auth", auth);
app.route("/api/callback", callback);
app.route("/token", tokenPage);
app.route("/style.css", style);

app.notFound((c) => refuse(c, { code: "route_not_found" }));

/** The last resort: nothing of what broke is told, an incident number is. */
app.onError((error, c) => {
  const incident = crypto.randomUUID();
  recordBug(incident, error);
  return refuse(c, { code: "internal_error" }, undefined, incident);
});

export default app;
