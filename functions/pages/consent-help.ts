import { Hono } from "hono/tiny";
import type { AppEnv } from "../../shared/app-env.ts";
import { getOnly } from "../../shared/middleware/methods.ts";
import { helpPage } from "../../shared/pages/consent.tsx";

/** `GET /consentement/aide`: what to do when Enedis's site ends the journey. The same for everybody: nothing is read. */
export const consentHelp = new Hono<AppEnv>().all("/", getOnly, () => helpPage());
