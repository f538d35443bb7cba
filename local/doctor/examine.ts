import * as consent from "./checks/consent.ts";
import * as operator from "./checks/operator.ts";
import * as place from "./checks/place.ts";
import * as service from "./checks/service.ts";
import * as transport from "./checks/transport.ts";
import { type Finding, type Line, none } from "./finding.ts";
import type { Seen } from "./seen.ts";

/** Every check, in the order of the table: what must be right first comes first. */
export const CHECKS: Readonly<Record<string, (seen: Seen) => Line>> = {
  Running: service.running,
  TLS: transport.tls,
  "Plain HTTP": transport.plainHttp,
  HSTS: transport.hsts,
  Headers: transport.headers,
  Meters: place.meters,
  EU: place.eu,
  OpenAPI: service.openApi,
  Files: service.files,
  Gate: service.gate,
  Enedis: service.enedis,
  Clock: service.clock,
  "Consent page": consent.consentPage,
  "Redirect address": consent.redirectAddress,
  Limits: service.limits,
  éCO2mix: service.intensity,
  Tempo: service.tempo,
  Secret: operator.secret,
  "Enedis's token": operator.enedisToken,
  Storage: operator.storage,
  Callers: operator.callers,
  Names: operator.names,
  Notice: operator.notice,
  Blocks: operator.blocks,
  "Older secrets": operator.olderSecrets,
};

/** What can be judged though the gateway itself does not answer. */
const WITHOUT_GATEWAY = new Set(["Running", "TLS", "Plain HTTP"]);

/** Judges what was seen. A gateway that does not run is one fault, not twenty. */
export function examine(seen: Seen): readonly Finding[] {
  const isRunning = service.running(seen).verdict === "ok";
  return Object.entries(CHECKS).map(([check, judge]) => ({
    check,
    ...(isRunning || WITHOUT_GATEWAY.has(check) ? judge(seen) : none("the gateway does not run")),
  }));
}
