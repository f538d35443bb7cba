import { type Context, Hono } from "hono";
import { auth } from "hono/utils/basic-auth";
import type { Application } from "./application.ts";
import { OAUTH, unknownClient } from "./error-bodies.ts";
import { type AppEnv, answerFault, logged, refuseOverQuota } from "./gateway.ts";
import type { Simulation } from "./simulation.ts";

const LIFE_SECONDS = 12_600;
const FORM = "application/x-www-form-urlencoded";

/** `POST /oauth2/v3/token` and its `revoke`: application tokens, by client credentials only. */
export function tokenRoutes(simulation: Simulation, applications: readonly Application[]): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.use(logged(simulation, "oauth2", async () => null));

  routes.post("/token", async (c) => {
    const form = await readForm(c);
    if (form === null) return refused(c, OAUTH.contentType);
    const clientId = authenticate(c, form, applications);
    if (typeof clientId !== "string") return refused(c, clientId);

    c.get("call").application = clientId;
    const refusal = refuseOverQuota(simulation, clientId, "oauth2") ?? (await answerFault(simulation, c));
    if (refusal !== null) return refusal;

    const grant = form.get("grant_type");
    if (grant === null) return refused(c, OAUTH.missingParameter);
    // `authorization_code` belonged to the first generation; no success with it was published since.
    if (grant !== "client_credentials") return refused(c, OAUTH.unsupportedGrant);
    return c.json({
      access_token: simulation.issueToken(clientId, LIFE_SECONDS * 1_000),
      token_type: "Bearer",
      expires_in: LIFE_SECONDS,
      scope: "am_application_scope default",
    });
  });

  // 200 even for a token nobody knows (RFC 7009, section 2.2).
  routes.post("/revoke", async (c) => {
    const form = await readForm(c);
    simulation.killToken(form?.get("token") ?? "");
    return c.body(null, 200);
  });
  return routes;
}

async function readForm(c: Context): Promise<URLSearchParams | null> {
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
  return type === FORM ? new URLSearchParams(await c.req.text()) : null;
}

type OAuthError = ReturnType<typeof unknownClient> | (typeof OAUTH)[keyof typeof OAUTH];

/**
 * The application, authenticated by `Authorization: Basic` or by the form. Since July 2026 Enedis refuses credentials in the
 * query string, even beside valid ones.
 */
function authenticate(c: Context, form: URLSearchParams, applications: readonly Application[]): string | OAuthError {
  if (c.req.query("client_id") !== undefined || c.req.query("client_secret") !== undefined) {
    return OAUTH.authenticationFailed;
  }
  const basic = auth(c.req.raw);
  const [id, secret] =
    basic === undefined ? [form.get("client_id"), form.get("client_secret")] : [basic.username, basic.password];
  if (!id || !secret) return OAUTH.authenticationFailed;
  const application = applications.find(({ clientId }) => clientId === id);
  if (application === undefined) return unknownClient(id);
  return secret === application.clientSecret ? id : OAUTH.authenticationFailed;
}

const refused = (c: Context, error: OAuthError): Response => c.json(error.body, error.status);
