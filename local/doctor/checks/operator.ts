import { type Asked, answered, jsonOf } from "../ask.ts";
import { fault, type Line, none, ok, warning } from "../finding.ts";
import { isHere, type Seen } from "../seen.ts";

/** What `/operator/checks` says. */
interface Checks {
  readonly signed_with: "current" | "previous";
  readonly enedis_token: boolean;
  readonly gate: boolean;
  readonly storage: string | null;
  readonly eu_only: boolean;
  readonly client_address: "absent" | "private" | "public";
  readonly blocks: { readonly in_force: number; readonly ended: number; readonly faults: readonly string[] };
  readonly notice: "none" | "shown" | "ended" | "unreadable";
  readonly names: Readonly<Record<string, boolean>>;
}

const UNASKED = none("needs TOKEN_SECRET on this machine");
const UNREAD = none("the operator's part does not answer");

const checksIn = (asked: Asked | null): Checks | null => {
  const body = asked === null ? null : (jsonOf(asked) as Partial<Checks> | null);
  return asked !== null && answered(asked) && asked.status === 200 && body?.signed_with !== undefined
    ? (body as Checks)
    : null;
};

/** A line of the operator's part: it can only be judged with the answer to a token of the secret in use. */
const ofOperator =
  (judge: (checks: Checks, seen: Seen) => Line) =>
  (seen: Seen): Line => {
    if (seen.operator === null) return UNASKED;
    const checks = checksIn(seen.operator);
    return checks === null || checks.signed_with === "previous" ? UNREAD : judge(checks, seen);
  };

export function secret({ operator }: Seen): Line {
  if (operator === null) return UNASKED;
  if (!answered(operator)) return fault(`no answer: ${operator.failure}`, "look at the lines above");
  const checks = checksIn(operator);
  if (checks?.signed_with === "previous")
    return fault(
      "the secret of this machine is one that the gateway only used before",
      "give the doctor the secret in use",
    );
  if (checks !== null) return ok("the secret of this machine is the one in use");
  if (operator.status === 401)
    return fault(
      "the gateway does not know the secret of this machine",
      "compare TOKEN_SECRET, and the clock above: the token lives five minutes",
    );
  return fault(
    `/operator/checks answers ${operator.status}`,
    "deploy this version, and let the proxy pass /operator/ on",
  );
}

export const enedisToken = ofOperator(({ enedis_token, gate }) => {
  if (!gate) return none("the QuotaGate does not answer");
  if (enedis_token) return ok("Enedis gives each application its token");
  return fault(
    "Enedis refuses an application its token",
    "compare ENEDIS_CLIENT_ID, ENEDIS_CLIENT_SECRET and ENEDIS_API_URL with Enedis's portal; a failure is repeated for a minute",
  );
});

export const storage = ofOperator(({ storage: place, eu_only }, seen) => {
  const isCloudflare = answered(seen.reading) && seen.reading.headers.has("cf-ray");
  if (place === "eu" && eu_only) return ok("Durable Objects are asked for in the EU, and other data centres refuse");
  if (!isCloudflare) return none("not on Cloudflare: the operator chooses where the server stands");
  return fault("storage or service is not confined to the EU", 'set DO_JURISDICTION to "eu" and EU_ONLY to "true"');
});

export const callers = ofOperator(({ client_address }, seen) => {
  if (isHere(seen)) return none("on this machine every caller is this machine");
  if (client_address === "public") return ok("each caller is counted by its own address");
  return fault(
    client_address === "absent"
      ? "the gateway sees no address: all callers share one limit"
      : "the gateway sees a private address, perhaps the proxy's: all callers share one limit",
    "let the proxy write the caller's address into X-Forwarded-For (docs/self-hosting.md)",
  );
});

export const names = ofOperator(({ names: known }, seen) => {
  const missing = Object.keys(known).filter((name) => !known[name]);
  if (missing.length === 0) return ok("contact, operator and source are named");
  if (isHere(seen)) return none("on this machine nobody needs to know who runs it");
  const variables = { contact: "CONTACT_URL", operator: "OPERATOR_NAME", source: "SOURCE_URL" } as Record<
    string,
    string
  >;
  return warning(
    `visitors do not learn: ${missing.join(", ")}`,
    `set ${missing.map((name) => variables[name] ?? name).join(", ")}`,
  );
});

export const blocks = ofOperator(({ blocks: list }) => {
  const [first, ...others] = list.faults;
  if (first !== undefined)
    return fault(
      [first, ...others].join("; "),
      "write the line with `npm run block`, under the BLOCK_SECRET of the deployment",
    );
  if (list.ended > 0)
    return warning(`${list.in_force} in force, ${list.ended} ended`, "remove the ended lines from BLOCKED");
  return ok(list.in_force === 0 ? "nobody is blocked" : `${list.in_force} in force, each with its end`);
});

export const notice = ofOperator(({ notice: state }) => {
  if (state === "unreadable")
    return fault(
      "NOTICE cannot be read, so /statut shows none",
      "write a day and a text: 2026-12-31 Travaux chez Enedis…",
    );
  if (state === "ended") return warning("the notice has ended", "remove NOTICE");
  return ok(state === "shown" ? "/statut shows the notice" : "there is no notice");
});

export function olderSecrets({ operator, older }: Seen): Line {
  if (operator === null) return UNASKED;
  if (older.length === 0) return none("no earlier secret on this machine (TOKEN_SECRET_PREVIOUS)");
  const refused = older.filter((asked) => checksIn(asked) === null).length;
  if (refused === 0) return ok(`tokens of ${older.length} earlier secret(s) still work`);
  return fault(
    `tokens of ${refused} of ${older.length} earlier secret(s) are refused: their owners are locked out`,
    "put the secret into TOKEN_SECRET_PREVIOUS of the deployment (docs/rotation.md)",
  );
}
