import type { BlockList } from "./block-list.ts";
import type { Notice } from "./notice.ts";
import type { TokenSecrets } from "./secrets.ts";

/** What the runtime passes in: every variable is text or absent (`wrangler.toml`, secrets, `.dev.vars`). */
export interface Env {
  readonly ASSETS: Fetcher;
  readonly QUOTA_GATE: DurableObjectNamespace;
  readonly CONSENT_STATE: DurableObjectNamespace;
  readonly SHARE_GUARD: DurableObjectNamespace;
  readonly ATTEMPT_LIMITER: DurableObjectNamespace;
  readonly STATUS_BOARD: DurableObjectNamespace;
  readonly INTENSITY_ARCHIVE: DurableObjectNamespace;
  readonly PAIRING_DESK: DurableObjectNamespace;
  readonly TEMPO_ARCHIVE: DurableObjectNamespace;
  /** Cloudflare's rate limiting; absent elsewhere. */
  readonly ADDRESS_RATE_LIMIT?: RateLimit;
  readonly TOKEN_RATE_LIMIT?: RateLimit;
  /** Cloudflare's Analytics Engine, where an operator has it; absent elsewhere. */
  readonly METRICS?: AnalyticsEngineDataset;
  readonly DO_JURISDICTION?: string;
  readonly EU_ONLY?: string;
  readonly ENEDIS_API_URL?: string;
  readonly ENEDIS_CONSENT_URL?: string;
  readonly ENEDIS_CLIENT_ID?: string;
  readonly ENEDIS_CLIENT_SECRET?: string;
  readonly ENEDIS_APPLICATIONS?: string;
  readonly ENEDIS_TIMEOUT_SECONDS?: string;
  readonly ENEDIS_CALLS_PER_SECOND?: string;
  readonly ENEDIS_CALLS_PER_HOUR?: string;
  readonly ENEDIS_JITTER_MS?: string;
  readonly QUOTA_PATIENCE_SECONDS?: string;
  readonly ENEDIS_CALLS_PER_ANSWER?: string;
  readonly METER_CALLS_PER_DAY?: string;
  readonly REQUESTS_PER_MINUTE?: string;
  readonly TOKEN_SECRET?: string;
  readonly TOKEN_SECRET_PREVIOUS?: string;
  readonly ALLOW_SHORT_TOKEN_SECRET?: string;
  readonly BLOCKED?: string;
  readonly BLOCK_SECRET?: string;
  readonly NOTICE?: string;
  readonly CONTACT_URL?: string;
  readonly OPERATOR_NAME?: string;
  readonly SOURCE_URL?: string;
  readonly SITE_URL?: string;
  readonly LOG_REQUESTS?: string;
  readonly METRICS_TOKEN?: string;
  readonly ECO2MIX_URL?: string;
  readonly RTE_TEMPO_URL?: string;
  readonly COULEUR_TEMPO_URL?: string;
  readonly RTE_API_URL?: string;
  readonly RTE_CLIENT_ID?: string;
  readonly RTE_CLIENT_SECRET?: string;
  readonly LINKY_HOST?: string;
}

/** A partner application beside the first: its own client at Enedis, and the limits that Enedis grants it. */
export interface FurtherApplication {
  readonly id: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Absent: as the first has. */
  readonly callsPerSecond?: number | undefined;
  readonly callsPerHour?: number | undefined;
}

/** The same after one check: numbers are numbers, URLs are `URL`, durations carry their unit. */
export interface Config {
  readonly enedis: {
    readonly apiUrl: URL;
    readonly consentUrl: URL;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly timeoutMs: number;
  };
  readonly quota: {
    readonly callsPerSecond: number;
    readonly callsPerHour: number;
    readonly toleratedJitterMs: number;
    readonly patienceMs: number;
    /** The most calls that one long reading of v2 spends. */
    readonly callsPerAnswer: number;
    readonly meterCallsPerDay: number;
  };
  /** Beside the one of `enedis` and `quota`; `configOf` gives the configuration of each. */
  readonly furtherApplications: readonly FurtherApplication[];
  /** Of one address, over all routes. */
  readonly requestsPerMinute: number;
  readonly tokenSecrets: TokenSecrets;
  readonly blockList: BlockList;
  readonly jurisdiction: DurableObjectJurisdiction | null;
  readonly euOnly: boolean;
  /** Enedis is simulated: only the simulator is reached without TLS. */
  readonly simulated: boolean;
  /** Shown on `/statut`; `unreadable`: the setting is not as documented. */
  readonly notice: Notice | null | "unreadable";
  /** Where people write to the operator of this gateway. */
  readonly contactUrl: URL | null;
  /** Who runs this gateway: a person or an association. */
  readonly operatorName: string | null;
  /** Where its code is published. */
  readonly sourceUrl: URL | null;
  /** A line of the log for each request, not only for those that fail. */
  readonly logsRequests: boolean;
  /** Who sends it reads `/metrics`; `null`: nobody does. */
  readonly metricsToken: string | null;
  /** The public origin of this gateway, which is never taken from a request; without it no device can be paired. */
  readonly siteOrigin: string | null;
  /** This gateway has the address that `linky` and HA Linky have built in. */
  readonly isLinkyHost: boolean;
  /** Where the datasets of éCO2mix are. */
  readonly eco2mixUrl: URL;
  /** Where the colours of Tempo are asked for. */
  readonly tempo: {
    readonly rteUrl: URL;
    readonly couleurTempoUrl: URL;
    readonly rteApiUrl: URL;
    /** `null`: the official API is not asked. */
    readonly rteAccount: { readonly clientId: string; readonly clientSecret: string } | null;
  };
}
