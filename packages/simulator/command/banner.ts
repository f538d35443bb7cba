import type { RunningSimulator } from "../node.ts";

/** One of Enedis's public sandbox meters: a home whose load curve has no holes. */
const SANDBOX_METER = "22516914714270";
const DAY_MS = 86_400_000;

/** What one reads first: the addresses, the application, and a command that works as it stands. */
export function banner(
  { enedis, eco2mix, tempo, application }: RunningSimulator,
  token: string,
  nowMs: number,
): string {
  const { clientId, clientSecret, callbackUrl } = application;
  const dayBefore = (days: number) => new Date(nowMs - days * DAY_MS).toISOString().slice(0, 10);
  const measure = new URL("/mesure_synchrone_auto/v2/consommation_quotidienne", enedis);
  const link = new URL("/dataconnect/v2/oauth2/authorize", enedis);
  link.search = `${new URLSearchParams({ client_id: clientId, response_type: "code", state: "a-state", duration: "P3Y" })}`;
  measure.search = `${new URLSearchParams({ pointId: SANDBOX_METER, dateDebut: dayBefore(8), dateFin: dayBefore(1) })}`;
  return `
  Enedis       ${enedis.origin}   (simulated: no real meter, no real consent)
  éCO2mix      ${eco2mix.href}
  Tempo        ${tempo.href}   (rte/, couleur_tempo/, rte_api/)
  Application  ${clientId}, secret ${clientSecret}; the consent page leads back to ${callbackUrl}

  Consent, in a browser:

  ${link.href}

  A week of a sandbox meter:

  curl "${measure.href}" \\
    -H "Authorization: Bearer ${token}"
`;
}
