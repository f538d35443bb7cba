import { Hono } from "hono/tiny";
import { answerAs2026, answerAsV5 } from "../shared/http/answer.ts";
import type { AppEnv } from "../shared/http/app-env.ts";
import { request2026, v5Request } from "../shared/http/measure-request.ts";
import { reader } from "../shared/http/reader.ts";

/** `GET /api/daily_consumption?prm&start&end`: energy drawn on each day, in Wh, as a v5 `meter_reading`. */
export const dailyConsumption = new Hono<AppEnv>().all("/", reader, v5Request("daily_consumption"), (c) =>
  answerAsV5(c, "daily_consumption"),
);

/** `GET /api/consommation_quotidienne?pointId&dateDebut&dateFin`: the same, as Enedis's 2026 body. */
export const consommationQuotidienne = new Hono<AppEnv>().all(
  "/",
  reader,
  request2026("consommation_quotidienne"),
  answerAs2026,
);
