import { LEVELS, type Verdict as StatusVerdict } from "../../../shared/status/verdict.ts";
import { type Asked, answered, jsonOf } from "../ask.ts";
import { fault, type Line, none, ok, warning } from "../finding.ts";
import { isSimulation, type Seen, timeAt } from "../seen.ts";

/** Above this a limit per address protects nothing: it is the whole hour of Enedis in a minute. */
const MOST_REQUESTS = 60_000;
/** The status may be some seconds old. */
const CLOCK_SECONDS = 10;
const HOUR_MS = 3_600_000;

/** Whether it runs at all: with a value that cannot work the gateway answers 500 to everything. */
export function running({ status, reading }: Seen): Line {
  const broken = [status, reading].find((asked) => !answered(asked) || asked.status >= 500);
  if (broken === undefined) return ok("the gateway answers");
  if (!answered(broken))
    return fault(`no answer: ${broken.failure}`, "look at the DNS entry, the proxy, and whether the gateway runs");
  if (broken.status === 500)
    return fault(
      "the gateway answers 500: a variable or a secret is missing or malformed",
      "read its log (`wrangler tail`, or `journalctl`): `wrong` names the variable",
    );
  return fault(
    `something in front answers ${broken.status}`,
    "look at the proxy, and whether the gateway runs behind it",
  );
}

export function openApi({ openApi: asked }: Seen): Line {
  const document = jsonOf(asked) as { openapi?: unknown; paths?: Record<string, unknown> } | null;
  if (typeof document?.openapi === "string" && document.paths?.["/api/daily_consumption"] !== undefined)
    return ok(`OpenAPI ${document.openapi}, ${Object.keys(document.paths).length} addresses`);
  return fault(
    `/api is no OpenAPI document (${statusOf(asked)})`,
    "deploy the files of this version together with the Worker",
  );
}

interface StatusBody {
  readonly verdict: StatusVerdict;
  readonly quota: unknown;
}

const statusIn = ({ status }: Seen): StatusBody | null => {
  const body = jsonOf(status) as Partial<StatusBody> | null;
  return body?.verdict !== undefined && body.verdict in LEVELS ? (body as StatusBody) : null;
};

export function gate(seen: Seen): Line {
  const body = statusIn(seen);
  if (body === null) return none("there is no status to read");
  if (body.quota === null)
    return fault(
      "the QuotaGate does not answer, so nothing can be read",
      "look at the Durable Objects in the dashboard, or at the state folder and its disk",
    );
  return ok("the QuotaGate answers");
}

export function enedis(seen: Seen): Line {
  const body = statusIn(seen);
  if (body === null || body.quota === null) return none("there is no status to read");
  const { verdict } = body;
  if (verdict === "enedis_down")
    return fault(
      "Enedis does not answer readings",
      "look at /statut; if it lasts, at the subscriptions of the application",
    );
  if (LEVELS[verdict] === "good") return ok(verdict === "quiet" ? "nobody asked in the last hour" : "Enedis answers");
  return warning(`the status is ${verdict}`, "look at /statut: it says what, and since when");
}

export function clock(seen: Seen): Line {
  const theirMs = timeAt(seen.status);
  if (theirMs === null) return none("there is no status to read");
  const seconds = Math.round((theirMs - seen.nowMs) / 1000);
  if (Math.abs(seconds) <= CLOCK_SECONDS) return ok("within some seconds of this machine's");
  const sentence = `${Math.abs(seconds)} seconds ${seconds < 0 ? "behind" : "ahead of"} this machine's`;
  if (isSimulation(seen)) return warning(sentence, "a simulation may have a clock of its own (CLOCK)");
  return fault(sentence, "synchronise both machines (timedatectl): tokens and quota depend on the time");
}

export function limits({ status }: Seen): Line {
  if (!answered(status)) return none("there is no status to read");
  const [, limit] = /"address";q=(\d+)/.exec(status.headers.get("ratelimit-policy") ?? "") ?? [];
  if (limit === undefined)
    return fault("no answer names a limit per address", "let nothing in front remove RateLimit-Policy");
  if (Number(limit) > MOST_REQUESTS)
    return fault(`${limit} requests a minute protect nothing`, "lower REQUESTS_PER_MINUTE (default 5000)");
  return ok(`${limit} requests a minute from one address`);
}

/** The age of the latest quarter; éCO2mix comes an hour late at most, and sometimes pauses. */
export function intensity(seen: Seen): Line {
  const body = jsonOf(seen.intensity) as { values?: readonly { readonly start: string }[] } | null;
  if (!Array.isArray(body?.values))
    return fault(`/api/impact/intensity does not answer (${statusOf(seen.intensity)})`, "look at the log");
  const latest = body.values.at(-1);
  if (latest === undefined)
    return fault(
      "the archive has nothing of these days",
      "it is filled every quarter of an hour: look at the cron trigger, or at the timer",
    );
  const hours = ((timeAt(seen.status) ?? seen.nowMs) - Date.parse(latest.start)) / HOUR_MS;
  if (hours > 24)
    return fault(
      `the latest quarter is ${Math.floor(hours)} hours old`,
      "look at the cron trigger, or at the timer, and at the log",
    );
  if (hours > 3)
    return warning(
      `the latest quarter is ${Math.floor(hours)} hours old`,
      "éCO2mix pauses at times; look again tomorrow",
    );
  return ok(`the latest quarter is ${Math.round(hours * 60)} minutes old`);
}

interface TempoBody {
  readonly today: { readonly colour: string; readonly disputed: boolean };
}

/** Today's colour is public since yesterday noon: a gateway that does not know it has not asked, or was not answered. */
export function tempo({ tempo: asked }: Seen): Line {
  const today = (jsonOf(asked) as Partial<TempoBody> | null)?.today;
  if (today === undefined) return fault(`/api/v2/tempo does not answer (${statusOf(asked)})`, "look at the log");
  if (today.disputed) return warning("the sources disagree about today", "look at `sources` of /api/v2/tempo");
  if (today.colour === "unknown")
    return fault(
      "today's colour is not known",
      "look at the cron trigger, or at the timer, and at `sources` of /api/v2/tempo",
    );
  return ok(`today is ${today.colour}`);
}

export function files({ home, style, lost }: Seen): Line {
  const remedy = "build and deploy the files together with the Worker (`npm run check`, then deploy)";
  if (!isOf(home, 200, "text/html")) return fault(`the home page is missing (${statusOf(home)})`, remedy);
  if (!isOf(style, 200, "text/css")) return fault(`the style of the pages is missing (${statusOf(style)})`, remedy);
  if (!isOf(lost, 404, "text/html"))
    return fault(`an unknown address answers ${statusOf(lost)} instead of our page with 404`, remedy);
  return ok("home page, style, and the page of an unknown address");
}

const isOf = (asked: Asked, status: number, type: string): boolean =>
  answered(asked) && asked.status === status && (asked.headers.get("content-type") ?? "").startsWith(type);

const statusOf = (asked: Asked): string => (answered(asked) ? `${asked.status}` : asked.failure);
