import { Temporal } from "temporal-polyfill";
import { issueToken } from "../shared/token/token.ts";
import { usagePointId } from "../shared/usage-point.ts";

/** One of Enedis's public sandbox meters: a home whose load curve has no holes. */
const SANDBOX_METER = "22516914714270";

/** What a newcomer reads first: an address to open and a command that works as it stands. */
export async function demonstration(
  gateway: string,
  simulator: string,
  secret: string,
  nowMs: number,
): Promise<string> {
  const meter = usagePointId(SANDBOX_METER);
  if (meter === null) throw new Error("the sandbox meter is not a meter");
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO("Europe/Paris").toPlainDate();
  const token = await issueToken(
    { usagePoints: [meter], issuedAtMs: nowMs, expiresAtMs: nowMs + 30 * 86_400_000, jti: crypto.randomUUID() },
    secret,
  );
  const query = `prm=${meter}&start=${today.subtract({ days: 8 })}&end=${today}`;
  return `
  Conso API      ${gateway}
  Enedis         ${simulator}   (simulated: no real meter, no real consent)

  Consent        ${gateway}/api/auth   in a browser: pick a meter, agree, get a token

  Or read a sandbox meter at once:

  curl "${gateway}/api/daily_consumption?${query}" \\
    -H "Authorization: Bearer ${token}"
`;
}

export function forARealUpstream(gateway: string, upstream: string): string {
  return `
  Conso API      ${gateway}
  Enedis         ${upstream}

  Consent        ${gateway}/api/auth   in a browser

  curl "${gateway}/api/daily_consumption?prm=<PRM>&start=<YYYY-MM-DD>&end=<YYYY-MM-DD>" \\
    -H "Authorization: Bearer <token>"
`;
}
