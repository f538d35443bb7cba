import { Hono } from "hono/tiny";
import { configFrom } from "../../shared/config/config.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { getOnly } from "../../shared/http/methods.ts";
import { refuse } from "../../shared/http/problem.ts";
import { SCOPE_WORDS } from "../../shared/token/scope.ts";
import { withAddress } from "./checks.ts";
import { DEVICE_GRANT } from "./token.ts";

/**
 * `GET /.well-known/oauth-authorization-server` (RFC 8414): where an OAuth library finds the endpoints. Every address is the configured
 * one, whatever `Host` says: a device that believed a request would bring its code elsewhere.
 */
export const metadata = new Hono<AppEnv>().all("/", getOnly, withAddress(refuse), (c) => {
  const { siteOrigin } = configFrom(c.env);
  const body = {
    issuer: siteOrigin,
    device_authorization_endpoint: `${siteOrigin}/api/v2/device_authorization`,
    token_endpoint: `${siteOrigin}/api/v2/token`,
    token_endpoint_auth_methods_supported: ["none"],
    revocation_endpoint: `${siteOrigin}/api/v2/tokens/revoke`,
    revocation_endpoint_auth_methods_supported: ["none"],
    grant_types_supported: [DEVICE_GRANT],
    // Required, and there is none: the consent page is Enedis's.
    response_types_supported: [],
    scopes_supported: SCOPE_WORDS,
    ui_locales_supported: ["fr", "en"],
    service_documentation: `${siteOrigin}/documentation/jetons`,
  };
  return c.json(body, 200, { "cache-control": "public, max-age=3600", "access-control-allow-origin": "*" });
});
