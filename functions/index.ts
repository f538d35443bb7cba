import type { Context } from "hono";
import { Hono } from "hono/tiny";
import type { AppEnv } from "../shared/http/app-env.ts";
import { countDeparture, countReturn } from "../shared/http/count-consents.ts";
import { deployment } from "../shared/http/deployment.ts";
import { refuse } from "../shared/http/problem.ts";
import { askedByBrowser } from "../shared/pages/asked-by-browser.ts";
import { lostPage } from "../shared/pages/lost.tsx";
import { recordBug } from "../shared/refusals/incident-log.ts";
import type { Refusal } from "../shared/refusals/refusal.ts";
import { api } from "./api.ts";
import { auth } from "./auth.ts";
import { callback } from "./callback.ts";
import { demo } from "./demo.ts";
import { consent } from "./pages/consent.ts";
import { findable } from "./pages/findable.ts";
import { reportPage } from "./pages/report.tsx";
import { statusPage } from "./pages/status.tsx";
import { anotherToken } from "./pages/token/another.tsx";
import { tokenFiles } from "./pages/token/files.ts";
import { tokenPage } from "./pages/token/page.tsx";
import { revokeThis } from "./pages/token/revoke.tsx";
import { revokeOthers } from "./pages/token/revoke-others.tsx";
import { status } from "./v2/status.ts";

export { ConsentState } from "../shared/consent/consent-state.ts";
export { MeterGuard } from "../shared/consent/meter-guard.ts";
export { AttemptLimiter } from "../shared/limits/attempt-limiter.ts";
export { QuotaGate } from "../shared/quota/quota-gate.ts";
export { StatusBoard } from "../shared/status/status-board.ts";

const app = new Hono<AppEnv>({ strict: false });

app.use(deployment);
app.route("/", api);

// The consent journey, and the page it ends on.
app.use("/api/auth", countDeparture);
app.use("/api/callback", countReturn);
app.route("/api/auth", auth);
app.route("/api/callback", callback);
app.route("/consentement", consent);
app.route("/token", tokenPage);
app.route("/token/another", anotherToken);
app.route("/token/revoke-others", revokeOthers);
app.route("/token/revoke", revokeThis);
app.route("/token", tokenFiles);

// How the service is doing, for programs.
app.route("/api/v2/status", status);

// Readings of an invented home, for programs that are being written.
app.route("/api/demo", demo);

// The pages that depend on who asks or when; the others are files (`local/assets.ts`).
app.route("/statut", statusPage);
app.route("/signaler", reportPage);
app.route("/", findable);

app.notFound((c) => answer(c, { code: "route_not_found" }));

/** The last resort: nothing of what broke is told, an incident number is. */
app.onError((error, c) => {
  const incident = crypto.randomUUID();
  recordBug(incident, error);
  return answer(c, { code: "internal_error" }, incident);
});

/** A page to a person, a problem document to a program. */
const answer = (c: Context<AppEnv>, refusal: Refusal, incident?: string): Response =>
  askedByBrowser(c) ? lostPage(refusal, incident) : refuse(c, refusal, undefined, incident);

export default app;
