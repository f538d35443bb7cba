import { Hono } from "hono/tiny";
import { answerAs2026, answerAsV5 } from "../shared/http/answer.ts";
import type { AppEnv } from "../shared/http/app-env.ts";
import { request2026, v5Request } from "../shared/http/measure-request.ts";
import { reader } from "../shared/http/reader.ts";

/**
 * `GET /api/consumption_load_curve?prm&start&end`: mean power drawn over each interval, in W, as a v5 `meter_reading`.
 * At most 7 days; each point is stamped with the end of its interval, Paris wall-clock time, and says how long it is.
 */
export const consumptionLoadCurve = new Hono<AppEnv>().all("/", reader, v5Request("consumption_load_curve"), (c) =>
  answerAsV5(c, "consumption_load_curve"),
);

/** `GET /api/courbe_de_charge_consommation?pointId&dateDebut&dateFin`: the same, as Enedis's 2026 body. */
export const courbeDeChargeConsommation = new Hono<AppEnv>().all(
  "/",
  reader,
  request2026("courbe_de_charge_consommation"),
  answerAs2026,
);
