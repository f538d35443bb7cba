import { Hono } from "hono/tiny";
import { answerAs2026, answerAsV5 } from "../shared/http/answer.ts";
import type { AppEnv } from "../shared/http/app-env.ts";
import { request2026, v5Request } from "../shared/http/measure-request.ts";
import { reader } from "../shared/http/reader.ts";

/** `GET /api/daily_production?prm&start&end`: energy injected on each day, in Wh, as a v5 `meter_reading`. */
export const dailyProduction = new Hono<AppEnv>().all("/", reader, v5Request("daily_production"), (c) =>
  answerAsV5(c, "daily_production"),
);

/** `GET /api/production_quotidienne?pointId&dateDebut&dateFin`: the same, as Enedis's 2026 body. */
export const productionQuotidienne = new Hono<AppEnv>().all(
  "/",
  reader,
  request2026("production_quotidienne"),
  answerAs2026,
);

/** `GET /api/production_load_curve?prm&start&end`: mean power injected over each interval, in W, 7 days at most. */
export const productionLoadCurve = new Hono<AppEnv>().all("/", reader, v5Request("production_load_curve"), (c) =>
  answerAsV5(c, "production_load_curve"),
);

/** `GET /api/courbe_de_charge_production?pointId&dateDebut&dateFin`: the same, as Enedis's 2026 body. */
export const courbeDeChargeProduction = new Hono<AppEnv>().all(
  "/",
  reader,
  request2026("courbe_de_charge_production"),
  answerAs2026,
);
