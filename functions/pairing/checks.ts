import { createMiddleware } from "hono/factory";
import { configFrom } from "../../shared/config/config.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { euOnlyShowing, type Show } from "../../shared/http/eu-only.ts";
import { limitedBody } from "../../shared/http/limited-body.ts";
import { showError } from "./oauth-error.ts";
import { LONGEST_FORM_BYTES } from "./oauth-form.ts";

/** Without a configured address of its own a gateway pairs nothing: devices would be sent to an address that a request made up. */
export const withAddress = (show: Show) =>
  createMiddleware<AppEnv>(async (c, next) => {
    if (configFrom(c.env).siteOrigin === null) return show(c, { code: "route_not_found" });
    await next();
  });

const postedOnly = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.method !== "POST") return showError(c, { code: "method_not_allowed", allow: "POST, OPTIONS" });
  await next();
});

/** The checks of an OAuth endpoint, each answered in the members of RFC 6749. */
export const oauthChecks = [
  withAddress(showError),
  postedOnly,
  euOnlyShowing(showError),
  limitedBody(LONGEST_FORM_BYTES, showError),
] as const;
