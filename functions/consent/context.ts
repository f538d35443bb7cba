import type { Context } from "hono";
import type { ConsentContext } from "../../shared/consent/confirmation.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { enedisFrom } from "../../shared/http/enedis-client.ts";

/** What a step of the consent needs of this request. */
export const consentContext = (c: Context<AppEnv>): ConsentContext => ({
  env: c.env,
  enedis: enedisFrom(c),
  address: c.req.header("cf-connecting-ip"),
});
