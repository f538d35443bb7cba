import { Hono } from "hono/tiny";
import { answerAs2026, answerAsV5 } from "../shared/http/answer.ts";
import type { AppEnv } from "../shared/http/app-env.ts";
import { request2026, v5Request } from "../shared/http/measure-request.ts";
import { reader } from "../shared/http/reader.ts";

/** `GET /api/consumption_max_power?prm&start&end`: the highest power of each day, in VA, and its second. */
export const consumptionMaxPower = new Hono<AppEnv>().all("/", reader, v5Request("consumption_max_power"), (c) =>
  answerAsV5(c, "consumption_max_power"),
);

/**
 * `GET /api/puissance_conso_max_quotidienne?pointId&dateDebut&dateFin`: the same, as Enedis's 2026 body, by day or by
 * month (`mesuresPas`) and for one quantity or all (`grandeurPhysique`).
 */
export const puissanceConsoMaxQuotidienne = new Hono<AppEnv>().all(
  "/",
  reader,
  request2026("puissance_conso_max_quotidienne"),
  answerAs2026,
);
