import { Hono } from "hono";
import type { Env } from "../shared/env.ts";

export { ConsentState } from "../shared/consent-guard.ts";
export { QuotaGate } from "../shared/quota-gate.ts";

export default new Hono<{ Bindings: Env }>();
