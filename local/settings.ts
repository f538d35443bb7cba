import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { DEMO_PREFIX } from "../shared/config/production-check.ts";

/** Every variable of the contract that the gateway itself reads. */
export const READ_BY_THE_GATEWAY = [
  "ENEDIS_API_URL",
  "ENEDIS_CONSENT_URL",
  "ENEDIS_CLIENT_ID",
  "ENEDIS_CLIENT_SECRET",
  "ENEDIS_APPLICATIONS",
  "ENEDIS_TIMEOUT_SECONDS",
  "ENEDIS_CALLS_PER_SECOND",
  "ENEDIS_CALLS_PER_HOUR",
  "ENEDIS_JITTER_MS",
  "QUOTA_PATIENCE_SECONDS",
  "METER_CALLS_PER_DAY",
  "ENEDIS_CALLS_PER_ANSWER",
  "REQUESTS_PER_MINUTE",
  "TOKEN_SECRET",
  "TOKEN_SECRET_PREVIOUS",
  "ALLOW_SHORT_TOKEN_SECRET",
  "BLOCKED",
  "BLOCK_SECRET",
  "NOTICE",
  "CONTACT_URL",
  "OPERATOR_NAME",
  "SOURCE_URL",
  "SITE_URL",
  "LOG_REQUESTS",
  "METRICS_TOKEN",
  "ECO2MIX_URL",
  "RTE_TEMPO_URL",
  "COULEUR_TEMPO_URL",
  "RTE_API_URL",
  "RTE_CLIENT_ID",
  "RTE_CLIENT_SECRET",
  "LINKY_HOST",
] as const;

/** All that `npm start` reads: what it passes on, where the gateway listens, and the instant at which a simulation begins. */
export const READ = [...READ_BY_THE_GATEWAY, "PORT", "CLOCK"] as const;

export type Settings = Readonly<Record<string, string>>;

/** The environment wins over `.dev.vars`, so that one run can differ without editing a file. */
export function readSettings(root: string, environment: NodeJS.ProcessEnv): Settings {
  const file = join(root, ".dev.vars");
  const written = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  const settings = { ...written, ...environment };
  return Object.fromEntries(READ.flatMap((name) => (settings[name] ? [[name, settings[name]]] : [])));
}

/** What the gateway receives: the settings, and what makes it run on a machine that is not Cloudflare's. */
export function gatewayVars(settings: Settings): Record<string, string> {
  const { PORT: _, CLOCK: __, ...passedOn } = settings;
  return { ...passedOn, DO_JURISDICTION: "none", EU_ONLY: "false" };
}

/** A secret of this machine alone, made once, so that the tokens of a demonstration survive its restarts. */
export function demoSecret(stateDir: string): string {
  const file = join(stateDir, "token-secret");
  if (existsSync(file)) return readFileSync(file, "utf8");
  mkdirSync(stateDir, { recursive: true });
  // Known by its beginning: a deployment refuses it.
  const secret = `${DEMO_PREFIX}-${randomBytes(32).toString("base64url")}`;
  writeFileSync(file, secret, { mode: 0o600 });
  return secret;
}
