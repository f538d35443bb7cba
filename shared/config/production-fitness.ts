import type { Config } from "./env.ts";
import { isStrong, STRONG_SECRET_BYTES } from "./secrets.ts";

/** How the demonstration's own secrets begin, so that nothing else takes them for real. */
export const DEMO_PREFIX = "conso-api-demo";

/**
 * Production is where storage has a jurisdiction. It has one unless `DO_JURISDICTION=none` is said, which `npm start` and tests
 * do because they must: only Cloudflare has jurisdictions, workerd on a machine throws when asked for one.
 */
const isProduction = ({ jurisdiction }: Config): boolean => jurisdiction !== null;

/** Why this configuration must not serve real people, in words for its operator; `null` when it may. */
export function unfitForProduction(config: Config, allowShortSecret: string | undefined): string | null {
  if (!isProduction(config)) return null;
  const { current, previous } = config.tokenSecrets;
  if (config.simulated) return "ENEDIS_API_URL must begin with https: a simulated Enedis is for a developer's machine";
  if (config.enedis.clientId.startsWith(DEMO_PREFIX)) return "ENEDIS_CLIENT_ID is the demonstration's, not yours";
  if (current.startsWith(DEMO_PREFIX))
    return "TOKEN_SECRET is a demonstration's: make your own (openssl rand -base64 32)";
  if (previous.some((secret) => secret.startsWith(DEMO_PREFIX))) return "TOKEN_SECRET_PREVIOUS is a demonstration's";
  if (allowShortSecret === "true") return null;
  const short = `must have at least ${STRONG_SECRET_BYTES} bytes (openssl rand -base64 32), or say ALLOW_SHORT_TOKEN_SECRET=true`;
  if (!isStrong(current)) return `TOKEN_SECRET ${short}`;
  return previous.every(isStrong) ? null : `TOKEN_SECRET_PREVIOUS ${short}`;
}
