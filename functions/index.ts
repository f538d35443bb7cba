import type { Context } from "hono";
import { TrieRouter } from "hono/router/trie-router";
import { Hono } from "hono/tiny";
import type { AppEnv } from "../shared/http/app-env.ts";
import { refuseBlockedNetwork } from "../shared/http/blocked-network.ts";
import { routedPath } from "../shared/http/content-format.ts";
import { openToBrowsers } from "../shared/http/cors.ts";
import { countRequests } from "../shared/http/count-requests.ts";
import { deployment } from "../shared/http/deployment.ts";
import { logRequests } from "../shared/http/log-requests.ts";
import { nameRoutes, writeGauges } from "../shared/http/meter.ts";
import { refuse } from "../shared/http/problem.ts";
import { readChecks } from "../shared/http/read-checks.ts";
import { limitAddress } from "../shared/http/request-limit.ts";
import { withSingleSlashes } from "../shared/http/single-slashes.ts";
import { noSniff, requireTls } from "../shared/http/transport-security.ts";
import { updateIntensity } from "../shared/intensity/archive.ts";
import { lostPage } from "../shared/pages/lost.tsx";
import { wantsPage } from "../shared/pages/wants-page.ts";
import { recordBug } from "../shared/refusals/incident-log.ts";
import type { Refusal } from "../shared/refusals/refusal.ts";
import { updateTempo } from "../shared/tempo/archive.ts";
import { auth } from "./consent/auth.ts";
import { callback } from "./consent/callback.ts";
import { consent } from "./consent/confirm.ts";
import { consommationQuotidienne, dailyConsumption } from "./frozen/daily-consumption.ts";
import { demo } from "./frozen/demo.ts";
import { indexConsommation, indexProduction } from "./frozen/index-reading.ts";
import { consumptionLoadCurve, courbeDeChargeConsommation } from "./frozen/load-curve.ts";
import { consumptionMaxPower, puissanceConsoMaxQuotidienne } from "./frozen/max-power.ts";
import {
  courbeDeChargeProduction,
  dailyProduction,
  productionLoadCurve,
  productionQuotidienne,
} from "./frozen/production.ts";
import { impact } from "./impact/impact.ts";
import { intensity } from "./impact/intensity.ts";
import { forgetQuarters } from "./impact/known-quarters.ts";
import { meterImpact } from "./impact/meter-impact.ts";
import { v1_0_0 } from "./impact/v1.0.0.ts";
import { openApi } from "./openapi.ts";
import { operatorChecks } from "./operator/checks.ts";
import { metrics } from "./operator/metrics.ts";
import { findable } from "./pages/findable.ts";
import { languageChoice } from "./pages/language.ts";
import { operatorPage } from "./pages/operator.tsx";
import { reportPage } from "./pages/report.tsx";
import { statusPage } from "./pages/status.tsx";
import { pairingPage } from "./pairing/appareil.tsx";
import { deviceAuthorization } from "./pairing/device-authorization.ts";
import { metadata } from "./pairing/metadata.ts";
import { token } from "./pairing/token.ts";
import { forgetElsewhere } from "./remembered/elsewhere.ts";
import { forgetRemembered } from "./remembered/forget.ts";
import { keepRemembered } from "./remembered/keep.ts";
import { openRemembered } from "./remembered/open.ts";
import { rememberedToken } from "./remembered/token.ts";
import { anotherToken } from "./token-page/another.tsx";
import { tokenFiles } from "./token-page/files.ts";
import { forgetToken } from "./token-page/forget.ts";
import { revokeThis } from "./token-page/revoke.ts";
import { revokeOthers } from "./token-page/revoke-others.ts";
import { tokenPage } from "./token-page/show.tsx";
import { visitorChecks } from "./v2/demo/visitor.ts";
import { diagnosis } from "./v2/diagnosis/diagnosis.ts";
import { me } from "./v2/me.ts";
import { meters } from "./v2/meters/meters.ts";
import { readings } from "./v2/readings/readings.ts";
import { slot } from "./v2/slot.ts";
import { status } from "./v2/status/status.ts";
import { forgetColours } from "./v2/tempo/known-seasons.ts";
import { tempo } from "./v2/tempo/tempo.ts";
import { mergeTokens } from "./v2/tokens/merge.ts";
import { renewToken } from "./v2/tokens/renew.ts";
import { revokeToken } from "./v2/tokens/revoke.ts";

export { ConsentState } from "../shared/consent/consent-state.ts";
export { ShareGuard } from "../shared/consent/share-guard.ts";
export { IntensityArchive } from "../shared/intensity/intensity-archive.ts";
export { AttemptLimiter } from "../shared/limits/attempt-limiter.ts";
export { PairingDesk } from "../shared/pairing/pairing-desk.ts";
export { QuotaGate } from "../shared/quota/quota-gate.ts";
export { StatusBoard } from "../shared/status/status-board.ts";
export { TempoArchive } from "../shared/tempo/tempo-archive.ts";

const app = new Hono<AppEnv>({ getPath: routedPath });
// Walks the path, where the router of `hono/tiny` runs an expression for each of sixty routes.
app.router = new TrieRouter();

app.use(
  noSniff,
  deployment,
  logRequests(() => app.routes.map(({ path }) => path)),
  countRequests,
);
// Before any refusal, so that a page that calls the API can read it.
app.use("/api/*", openToBrowsers);
app.use("/versions/*", openToBrowsers);
app.use(requireTls, limitAddress(answer), refuseBlockedNetwork(answer));

app.route("/api", openApi);

// The consent journey leads from here to /consentement and /token.
app.route("/api/auth", auth);
app.route("/api/callback", callback);

// Readings of an invented home, for programs under development.
app.route("/api/demo", demo);

// The frozen API in the shape of v5 …
app.route("/api/consumption_load_curve", consumptionLoadCurve);
app.route("/api/consumption_max_power", consumptionMaxPower);
app.route("/api/daily_consumption", dailyConsumption);
app.route("/api/daily_production", dailyProduction);
app.route("/api/production_load_curve", productionLoadCurve);

// … and in Enedis's own of 2026.
app.route("/api/consommation_quotidienne", consommationQuotidienne);
app.route("/api/courbe_de_charge_consommation", courbeDeChargeConsommation);
app.route("/api/courbe_de_charge_production", courbeDeChargeProduction);
app.route("/api/index_consommation", indexConsommation);
app.route("/api/index_production", indexProduction);
app.route("/api/production_quotidienne", productionQuotidienne);
app.route("/api/puissance_conso_max_quotidienne", puissanceConsoMaxQuotidienne);

// What a quantity of energy costs the planet.
app.route("/api/impact", impact);
app.route("/api/impact/intensity", intensity);
app.route("/api/v2/impact", meterImpact);
app.route("/versions/v1.0.0/api", v1_0_0);

app.route("/api/v2/diagnosis", diagnosis(readChecks));
app.route("/api/v2/device_authorization", deviceAuthorization);
app.route("/api/v2/token", token);
app.route("/api/v2/me", me);
app.route("/api/v2", readings(readChecks));
app.route("/api/v2/slot", slot);
app.route("/api/v2/meters", meters(readChecks));
app.route("/api/v2/status", status);
app.route("/api/v2/tempo", tempo);
app.route("/api/v2/tokens/merge", mergeTokens);
app.route("/api/v2/tokens/renew", renewToken);
app.route("/api/v2/tokens/revoke", revokeToken);

// The same over the invented home: no token, and nothing is asked of Enedis.
app.route("/api/v2/demo/diagnosis", diagnosis(visitorChecks));
app.route("/api/v2/demo", readings(visitorChecks));
app.route("/api/v2/demo/meters", meters(visitorChecks));

// The pages that depend on the person or the moment; the others are files (`local/assets.ts`).
app.route("/appareil", pairingPage);
app.route("/consentement", consent);
app.route("/signaler", reportPage);
app.route("/", operatorPage);
app.route("/", languageChoice);
app.route("/statut", statusPage);
app.route("/token", tokenPage);
app.route("/token", tokenFiles);
app.route("/token/another", anotherToken);
app.route("/token/forget", forgetToken);
app.route("/token/revoke", revokeThis);
app.route("/token/revoke-others", revokeOthers);

// What a device remembers: asked by scripts of our pages alone.
app.route("/remembered/token", rememberedToken);
app.route("/remembered/keep", keepRemembered);
app.route("/remembered/open", openRemembered);
app.route("/remembered/forget", forgetRemembered);
app.route("/remembered/elsewhere", forgetElsewhere);

// What `npm run doctor` asks with a token of the operator.
app.route("/operator/checks", operatorChecks);

// What a Prometheus of the operator asks.
app.route("/metrics", metrics);

app.route("/", findable);
app.route("/.well-known/oauth-authorization-server", metadata);

app.notFound((c) => answer(c, { code: "route_not_found" }));

/** The last resort: the answer holds an incident number and nothing of what broke. */
app.onError((error, c) => {
  const incident = crypto.randomUUID();
  recordBug(incident, error, Date.now());
  return answer(c, { code: "internal_error" }, incident);
});

/** A page for a browser, a problem document for a program. */
function answer(c: Context<AppEnv>, refusal: Refusal, incident?: string): Response {
  return wantsPage(c) ? lostPage(c, refusal, incident) : refuse(c, refusal, undefined, incident);
}

nameRoutes(app.routes.map(({ path }) => path));

/** Each leaves a gap when it fails, and a later turn fills it. */
const scheduled: ExportedHandlerScheduledHandler<AppEnv["Bindings"]> = ({ scheduledTime }, env, context) => {
  context.waitUntil(updateIntensity(env, scheduledTime).finally(forgetQuarters));
  context.waitUntil(updateTempo(env, scheduledTime).finally(forgetColours));
  context.waitUntil(writeGauges(env, scheduledTime));
};

const dispatch = app.fetch;
const fetch: typeof dispatch = (request, env, context) => dispatch(withSingleSlashes(request), env, context);

export default Object.assign(app, { fetch, scheduled });
