import { Hono } from "hono/tiny";
import { answerAs2026 } from "../shared/http/answer.ts";
import type { AppEnv } from "../shared/http/app-env.ts";
import { request2026 } from "../shared/http/measure-request.ts";
import { reader } from "../shared/http/reader.ts";

/** `GET /api/index_consommation?pointId&dateDebut&dateFin`: what the meter's own counters show, drawn energy. */
export const indexConsommation = new Hono<AppEnv>().all("/", reader, request2026("index_consommation"), answerAs2026);

/** `GET /api/index_production?pointId&dateDebut&dateFin`: the same for injected energy. */
export const indexProduction = new Hono<AppEnv>().all("/", reader, request2026("index_production"), answerAs2026);
