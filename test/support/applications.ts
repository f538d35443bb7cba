import { randomUUID } from "node:crypto";
import { issueToken } from "../../shared/token/token.ts";
import { usagePointId } from "../../shared/usage-point.ts";
import { CLIENT, type Running, startEnedis, startGateway } from "./running.ts";
import { TOKEN_SECRET } from "./secrets.ts";

/** The client id of each application, by its id in the settings and in tokens. */
export const CLIENT_OF: Readonly<Record<string, string>> = {
  first: CLIENT.CLIENT_ID,
  second: "conso-api-test-2",
  third: "conso-api-test-3",
};

const further = Object.entries(CLIENT_OF)
  .filter(([id]) => id !== "first")
  .map(([id, clientId]) => ({ id, clientId, clientSecret: `secret of ${id}` }));

/** A gateway with three applications, and the Enedis that knows them; `refused` has a secret that Enedis does not take. */
export async function startWithThree(
  vars: Record<string, string> = {},
  refused: string | null = null,
): Promise<Running> {
  const enedis = await startEnedis({
    OTHER_APPLICATIONS: JSON.stringify(further.map(({ clientId, clientSecret }) => ({ clientId, clientSecret }))),
  });
  const settings = further.map((one) => (one.id === refused ? { ...one, clientSecret: "another" } : one));
  const gateway = await startGateway(enedis.url, { ENEDIS_APPLICATIONS: JSON.stringify(settings), ...vars });
  await enedis.control({ callbackUrl: new URL("/api/callback", gateway.url).href });
  return {
    gateway: gateway.url,
    enedis,
    stop: async () => {
      await Promise.all([gateway.stop(), enedis.stop()]);
    },
  };
}

/** A token whose meters consented to these applications, as the gateway issues it for a consent of a year. */
export function tokenOf(meters: Readonly<Record<string, string>>): Promise<string> {
  const nowMs = Date.now();
  const usagePoints = Object.keys(meters).map((meter) => {
    const id = usagePointId(meter);
    if (id === null) throw new Error(`not a meter: ${meter}`);
    return id;
  });
  const applications = Object.values(meters);
  const dates = { issuedAtMs: nowMs, expiresAtMs: nowMs + 365 * 86_400_000 };
  return issueToken({ usagePoints, applications, ...dates, jti: randomUUID() }, TOKEN_SECRET);
}
