import type { Config } from "./env.ts";
import { isStrong, STRONG_SECRET_BYTES } from "./secrets.ts";

/** How the demonstration's own client and secrets begin, so that a deployment can refuse them. */
export const DEMO_PREFIX = "conso-api-demo";

/** Anything but a simulation on a machine without jurisdictions serves real meters (docs/decisions/0025). */
const isProduction = ({ jurisdiction, simulated }: Config): boolean => jurisdiction !== null || !simulated;

/** Why this configuration must not serve real people, in words for its operator; `null` when it may. */
export function whyUnfit(config: Config, allowShortSecret: string | undefined): string | null {
  if (!isProduction(config)) return null;
  const { current, previous } = config.tokenSecrets;
  if (config.simulated) return "ENEDIS_API_URL must begin with https: a simulated Enedis is for a developer's machine";
  if (config.enedis.consentUrl.protocol !== "https:") return "ENEDIS_CONSENT_URL must begin with https";
  if (config.enedis.clientId.startsWith(DEMO_PREFIX)) return "ENEDIS_CLIENT_ID is the demonstration's, not yours";
  if (current.startsWith(DEMO_PREFIX))
    return "TOKEN_SECRET is a demonstration's: make your own (openssl rand -base64 32)";
  if (previous.some((secret) => secret.startsWith(DEMO_PREFIX))) return "TOKEN_SECRET_PREVIOUS is a demonstration's";
  if (allowShortSecret === "true") return null;
  const remedy = `must have at least ${STRONG_SECRET_BYTES} bytes (openssl rand -base64 32), or set ALLOW_SHORT_TOKEN_SECRET=true`;
  if (!isStrong(current)) return `TOKEN_SECRET ${remedy}`;
  return previous.every(isStrong) ? null : `TOKEN_SECRET_PREVIOUS ${remedy}`;
}
