import { applicationsOf, configOf, readApplications } from "./applications.ts";
import { readBlockList } from "./block-list.ts";
import type { Config, Env, FurtherApplication } from "./env.ts";
import { readNotice } from "./notice.ts";
import { whyUnfit } from "./production-check.ts";
import { isStrong, previousSecrets, STRONG_SECRET_BYTES } from "./secrets.ts";

/**
 * The default of `ENEDIS_JITTER_MS`: how much the time from our decision to the call's arrival at Enedis may vary (our
 * answer, the timer, TLS, the network). Why 250: docs/decisions/0026.
 */
export const TOLERATED_JITTER_MS = 250;

/** ODRÉ, the open data platform of the French grid operators. */
const ECO2MIX_URL = "https://odre.opendatasoft.com/api/explore/v2.1/catalog/datasets/";

/** RTE's site, the service of a volunteer, and RTE's official API. */
const TEMPO_URLS = {
  RTE_TEMPO_URL: "https://www.services-rte.com/cms/open_data/v1/",
  COULEUR_TEMPO_URL: "https://www.api-couleur-tempo.fr/api/",
  RTE_API_URL: "https://digital.iservices.rte-france.com/",
} as const;

/** Of this isolate, so that the configuration is checked once and not at every request. */
const known = new WeakMap<Env, Config>();

/** The checked configuration of this deployment. Throws a `ConfigError` that names the variable, never its value. */
export function configFrom(env: Env): Config {
  const before = known.get(env);
  if (before !== undefined) return before;
  const config = readConfig(env);
  for (const id of applicationsOf(config)) {
    const unfit = whyUnfit(configOf(config, id) ?? config, env.ALLOW_SHORT_TOKEN_SECRET);
    if (unfit !== null) throw new ConfigError(unfit);
  }
  known.set(env, config);
  return config;
}

/** Reads every variable. The defaults are here and in `docs/configuration.md`. */
export function readConfig(env: Env): Config {
  const apiUrl = baseUrl(env, "ENEDIS_API_URL");
  return {
    enedis: {
      apiUrl,
      consentUrl: url(env, "ENEDIS_CONSENT_URL"),
      clientId: text(env, "ENEDIS_CLIENT_ID"),
      clientSecret: text(env, "ENEDIS_CLIENT_SECRET"),
      timeoutMs: number(env, "ENEDIS_TIMEOUT_SECONDS", { fallback: 20, least: 0.1, most: 60 }) * 1000,
    },
    quota: {
      callsPerSecond: number(env, "ENEDIS_CALLS_PER_SECOND", { fallback: 5, least: 1, most: 1000 }),
      callsPerHour: number(env, "ENEDIS_CALLS_PER_HOUR", { fallback: 10_000, least: 1, most: 60_000 }),
      toleratedJitterMs: number(env, "ENEDIS_JITTER_MS", { fallback: TOLERATED_JITTER_MS, least: 0, most: 2_000 }),
      patienceMs: number(env, "QUOTA_PATIENCE_SECONDS", { fallback: 25, least: 0, most: 100 }) * 1000,
      callsPerAnswer: number(env, "ENEDIS_CALLS_PER_ANSWER", { fallback: 110, least: 1, most: 1_000 }),
      meterCallsPerDay: number(env, "METER_CALLS_PER_DAY", { fallback: 500, least: 1, most: 1_000_000 }),
    },
    furtherApplications: furtherApplications(env),
    requestsPerMinute: number(env, "REQUESTS_PER_MINUTE", { fallback: 5_000, least: 1, most: 10_000_000 }),
    tokenSecrets: { current: text(env, "TOKEN_SECRET"), previous: previousSecrets(env.TOKEN_SECRET_PREVIOUS) },
    blockList: readBlockList(env.BLOCKED, env.BLOCK_SECRET),
    jurisdiction: jurisdiction(env),
    euOnly: env.EU_ONLY !== "false",
    simulated: apiUrl.protocol === "http:",
    notice: readNotice(env.NOTICE),
    contactUrl: optionalUrl(env, "CONTACT_URL", "https or mailto", /^(https|mailto):$/),
    operatorName: env.OPERATOR_NAME?.trim() || null,
    sourceUrl: optionalUrl(env, "SOURCE_URL", "https", /^https:$/),
    logsRequests: env.LOG_REQUESTS === "true",
    metricsToken: metricsToken(env),
    siteOrigin: siteOrigin(env),
    isLinkyHost: env.LINKY_HOST === "true",
    eco2mixUrl: baseUrl({ ...env, ECO2MIX_URL: env.ECO2MIX_URL || ECO2MIX_URL }, "ECO2MIX_URL"),
    tempo: tempo(env),
  };
}

function tempo(env: Env): Config["tempo"] {
  const url = (name: keyof typeof TEMPO_URLS) => baseUrl({ ...env, [name]: env[name] || TEMPO_URLS[name] }, name);
  const hasAccount = Boolean(env.RTE_CLIENT_ID || env.RTE_CLIENT_SECRET);
  return {
    rteUrl: url("RTE_TEMPO_URL"),
    couleurTempoUrl: url("COULEUR_TEMPO_URL"),
    rteApiUrl: url("RTE_API_URL"),
    rteAccount: hasAccount
      ? { clientId: text(env, "RTE_CLIENT_ID"), clientSecret: text(env, "RTE_CLIENT_SECRET") }
      : null,
  };
}

function metricsToken(env: Env): string | null {
  const token = env.METRICS_TOKEN?.trim() ?? "";
  if (token === "") return null;
  if (!isStrong(token))
    throw new ConfigError(`METRICS_TOKEN must have at least ${STRONG_SECRET_BYTES} bytes (openssl rand -base64 32)`);
  return token;
}

/** The operator's mistake, not the caller's. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

type Variable = keyof Env & string;

/** How to come by what only the operator has. */
const HOW_TO_SET: Partial<Record<Variable, string>> = {
  ENEDIS_CLIENT_ID: "the key of your application on Enedis's portal",
  ENEDIS_CLIENT_SECRET: "the secret of your application on Enedis's portal",
  TOKEN_SECRET: "make one (openssl rand -base64 32) and keep it",
};

function text(env: Env, name: Variable): string {
  const value = env[name];
  if (typeof value !== "string" || value.trim() === "") {
    const how = HOW_TO_SET[name];
    throw new ConfigError(how === undefined ? `${name} is missing` : `${name} was never set: ${how}`);
  }
  return value;
}

function url(env: Env, name: Variable): URL {
  const value = URL.parse(text(env, name));
  if (value === null || !/^https?:$/.test(value.protocol)) throw new ConfigError(`${name} is not an http(s) address`);
  return value;
}

/** An address that paths are appended to: its path ends with a slash, and nothing comes after it. */
function baseUrl(env: Env, name: Variable): URL {
  const base = url(env, name);
  if (!base.pathname.endsWith("/")) base.pathname += "/";
  base.search = "";
  base.hash = "";
  return base;
}

/** An address that pages link to. */
function optionalUrl(env: Env, name: "CONTACT_URL" | "SOURCE_URL", kind: string, protocols: RegExp): URL | null {
  const setting = env[name];
  if (!setting) return null;
  const value = URL.parse(setting);
  if (value === null || !protocols.test(value.protocol)) throw new ConfigError(`${name} is not an ${kind} address`);
  return value;
}

function furtherApplications(env: Env): readonly FurtherApplication[] {
  const read = readApplications(env.ENEDIS_APPLICATIONS, text(env, "ENEDIS_CLIENT_ID"));
  if ("fault" in read) throw new ConfigError(`ENEDIS_APPLICATIONS ${read.fault}`);
  return read;
}

/** Without TLS a site is on this machine only. */
const LOOPBACK = new Set(["localhost", "127.0.0.1"]);

function siteOrigin(env: Env): string | null {
  if (!env.SITE_URL) return null;
  const site = URL.parse(env.SITE_URL);
  const isSafe = site?.protocol === "https:" || (site?.protocol === "http:" && LOOPBACK.has(site.hostname));
  if (site === null || !isSafe || site.href !== `${site.origin}/`)
    throw new ConfigError("SITE_URL is not the https address of a site, without a path");
  return site.origin;
}

function number(env: Env, name: Variable, range: { fallback: number; least: number; most: number }): number {
  const setting = env[name];
  if (setting === undefined || setting === "") return range.fallback;
  const value = Number(setting);
  if (!(value >= range.least && value <= range.most)) {
    throw new ConfigError(`${name} must be a number from ${range.least} to ${range.most}`);
  }
  return value;
}

/** `none` is for workerd on a developer's machine, which has no jurisdictions. It is never the default. */
function jurisdiction(env: Env): DurableObjectJurisdiction | null {
  if (env.DO_JURISDICTION === "none") return null;
  if (env.DO_JURISDICTION === undefined || env.DO_JURISDICTION === "eu") return "eu";
  throw new ConfigError("DO_JURISDICTION must be eu or none");
}
