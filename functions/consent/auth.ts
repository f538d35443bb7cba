import { Hono } from "hono/tiny";
import { configOf } from "../../shared/config/applications.ts";
import { configFrom } from "../../shared/config/config.ts";
import { chooseApplication } from "../../shared/consent/chosen-application.ts";
import { STATE_BYTES, startDeparture } from "../../shared/consent/departure.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { departureCookies } from "../../shared/http/cookies.ts";
import { euOnlyShowing } from "../../shared/http/eu-only.ts";
import { getOnly } from "../../shared/http/methods.ts";
import { refusalPage } from "../../shared/pages/refusal.tsx";
import { leaveForDevice } from "./device.ts";

/** The longest consent Enedis grants. */
const DURATION = "P3Y";

/**
 * `GET /api/auth`: off to Enedis's consent page. Where Enedis sends the person back is fixed per application on its portal:
 * no address is ever taken from the request. `?appareil`: the device that waits in this browser goes on with this departure.
 */
export const auth = new Hono<AppEnv>().all("/", getOnly, euOnlyShowing(refusalPage), async (c) => {
  const config = configFrom(c.env);
  const application = await chooseApplication(c.env, Date.now(), Math.random);
  const { enedis, tokenSecrets } = configOf(config, application) ?? config;
  const random = crypto.getRandomValues(new Uint8Array(STATE_BYTES));
  const departure = await startDeparture(random, Date.now(), tokenSecrets.current, application);
  departureCookies.set(c, departure);
  if (c.req.query("appareil") !== undefined) await leaveForDevice(c, departure.state);

  const consentPage = new URL(enedis.consentUrl);
  consentPage.searchParams.set("client_id", enedis.clientId);
  consentPage.searchParams.set("response_type", "code");
  consentPage.searchParams.set("duration", DURATION);
  consentPage.searchParams.set("state", departure.state);
  c.header("Cache-Control", "no-store");
  c.header("Referrer-Policy", "no-referrer");
  return c.redirect(consentPage.href, 302);
});
