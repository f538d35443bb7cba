import { Hono } from "hono/tiny";
import type { AppEnv } from "../shared/app-env.ts";
import { recordBug } from "../shared/incident.ts";
import { deployment } from "../shared/middleware/deployment.ts";
import { refuse } from "../shared/problem.ts";
import { api } from "./api.ts";
import { auth } from "./auth.ts";
import { callback } from "./callback.ts";
import { consent } from "./consent.ts";
import { anotherToken } from "./pages/another-token.tsx";
import { consentHelp } from "./pages/consent-help.ts";
import { revokeOthers } from "./pages/revoke-others.tsx";
import { style } from "./pages/style.ts";
import { tokenPage } from "./pages/token.tsx";

export { ConsentState } from "../shared/consent-guard.ts";
export { AttemptLimiter } from "../shared/limits/attempt-limiter.ts";
export { MeterGuard } from "../shared/meter-guard.ts";
export { QuotaGate } from "../shared/quota-gate.ts";

const app = new Hono<AppEnv>({ strict: false });

app.use(deployment);
app.route("/", api);

// The consent journey, and the page it ends on.
app.route("/api/auth", auth);
app.route("/api/callback", callback);
app.route("/consentement", consent);
app.route("/consentement/aide", consentHelp);
app.route("/token", tokenPage);
app.route("/token/another", anotherToken);
app.route("/token/revoke-others", revokeOthers);
app.route("/style.css", style);

app.notFound((c) => refuse(c, { code: "route_not_found" }));

/** The last resort: nothing of what broke is told, an incident number is. */
app.onError((error, c) => {
  const incident = crypto.randomUUID();
  recordBug(incident, error);
  return refuse(c, { code: "internal_error" }, undefined, incident);
});

export default app;
