import { addDays, parisDay } from "../../shared/paris-time.ts";
import { issueOperatorToken } from "../../shared/token/operator-token.ts";
import { type Asked, answered, ask } from "./ask.ts";
import { certificateOf } from "./certificate.ts";
import { isHere, type Seen, timeAt } from "./seen.ts";

/** The secrets of the deployment, which stay on this machine: only tokens made with them are sent. */
export interface Secrets {
  readonly current: string | null;
  readonly previous: readonly string[];
}

const PROGRAM = { accept: "application/json" };
const PAGE = { accept: "text/html" };

/** Asks a deployment everything that the checks need: some twenty requests, none of which costs a call to Enedis but for its token. */
export async function look(site: URL, secrets: Secrets, clock: () => number): Promise<Seen> {
  const at = (path: string, headers: Readonly<Record<string, string>> = PROGRAM) => ask(new URL(path, site), headers);
  const home = await at("/", PAGE);
  const [openApi, style, lost, status, reading, consentLink, callback, metadata, tempo] = await Promise.all([
    at("/api"),
    at(stylesheetIn(home)),
    at("/no-such-page", PAGE),
    at("/api/v2/status"),
    at("/api/daily_consumption"),
    at("/api/auth", PAGE),
    at("/api/callback", PAGE),
    at("/.well-known/oauth-authorization-server"),
    at("/api/v2/tempo"),
  ]);
  const mayBePlain = site.protocol === "https:" && site.port === "";
  return {
    site,
    certificate: site.protocol === "https:" ? await certificateOf(site) : null,
    plainPage: mayBePlain ? await ask(new URL(`http://${site.host}/`), PAGE) : null,
    plainProgram: mayBePlain ? await ask(new URL(`http://${site.host}/api/daily_consumption`), PROGRAM) : null,
    home,
    style,
    lost,
    openApi,
    status,
    reading,
    consentLink,
    consentPage: await consentPageBehind(consentLink),
    callback,
    metadata,
    tempo,
    intensity: await at(intensityPath(timeAt(status) ?? clock())),
    ...(await operatorsPart(site, secrets, clock)),
    nowMs: clock(),
  };
}

/** Only over TLS or on this machine: elsewhere a token would be read on the way. */
async function operatorsPart(site: URL, { current, previous }: Secrets, clock: () => number) {
  if (current === null || (site.protocol !== "https:" && !isHere({ site }))) return { operator: null, older: [] };
  const checksWith = async (secret: string) =>
    ask(new URL("/operator/checks", site), {
      ...PROGRAM,
      authorization: `Bearer ${await issueOperatorToken(secret, site.host, clock())}`,
    });
  return { operator: await checksWith(current), older: await Promise.all(previous.map(checksWith)) };
}

const stylesheetIn = (home: Asked): string =>
  (answered(home) && /<link rel="stylesheet" href="(\/[^"]+)"/.exec(home.text)?.[1]) || "/style.css";

async function consentPageBehind(link: Asked): Promise<Asked | null> {
  const url = answered(link) ? URL.parse(link.headers.get("location") ?? "") : null;
  return url === null ? null : ask(url, PAGE);
}

/** Yesterday and today. */
function intensityPath(nowMs: number): string {
  const today = parisDay(nowMs);
  return `/api/impact/intensity?start=${addDays(today, -1)}&end=${addDays(today, 1)}`;
}
