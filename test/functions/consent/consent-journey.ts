import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { vi } from "vitest";
import app from "../../../functions/index.ts";
import { parisDay } from "../../../shared/paris-time.ts";
import type { Grant } from "../../../shared/quota/protocol.ts";
import type { PresentedToken } from "../../../shared/token/revocations.ts";
import { Browser, codeIn } from "../../support/browser.ts";
import { METER } from "../../support/meters.ts";
import { TOKEN_SECRET } from "../../support/secrets.ts";

export const GATEWAY = "https://conso.example";

export const AUTORISATION = "907421583";

/** A gate that is always open: the quota has tests of its own. */
const OPEN: Grant = {
  ok: true,
  waitMs: 0,
  accessToken: "an application token",
  turn: { api: "subscribed_services", resource: "services", meterKey: null, atMs: 0, serial: 1, reportSuccess: false },
  budgets: { shared: { limit: 10, remaining: 9, windowMs: 1_000, resetMs: 1_000 }, meter: null },
};
type Refused = Omit<Extract<Grant, { ok: false }>, "budgets">;

const gate = (answer: Grant | Refused) => ({
  ask: async () => ({ budgets: OPEN.budgets, ...answer }),
  report: async () => undefined,
  release: async () => undefined,
  tokenStatuses: async (...tokens: PresentedToken[]) => ({
    allowed: tokens.map(({ usagePoints }) => usagePoints),
    issuableAtMs: Date.now(),
  }),
});

/** The bindings of a deployment, its quota gate replaced by one that gives this answer. */
export const bindings = (changes: Record<string, unknown> = {}, answer: Grant | Refused = OPEN) => ({
  ...env,
  DO_JURISDICTION: "none",
  EU_ONLY: "false",
  TOKEN_SECRET,
  ENEDIS_API_URL: "https://api.enedis.example",
  ENEDIS_CONSENT_URL: "https://enedis.example/dataconnect/v2/oauth2/authorize",
  ENEDIS_CLIENT_ID: "our-client-id",
  ENEDIS_CLIENT_SECRET: "our-client-secret",
  QUOTA_GATE: { getByName: () => gate(answer) },
  ...changes,
});

export type Bindings = ReturnType<typeof bindings>;

export const service = (changes: Record<string, unknown> = {}) => ({
  id: 1,
  pointId: METER,
  serviceCode: "ACCES",
  etatCode: "ACTIF",
  // A consent that was just given: it starts today.
  dateDebut: parisDay(Date.now()),
  dateFin: "2029-11-22",
  soutirage: true,
  injection: false,
  ...changes,
});

/** What Enedis answers to a lookup. */
export const listing = (...services: object[]) => ({ nbTotalServices: services.length, serviceSouscrit: services });

export interface UpstreamCall {
  readonly url: string;
  readonly body: unknown;
}

/**
 * Enedis, as a script: each lookup gets the next answer and the last one for ever. An answer is a body, a status, or an
 * error to throw. Returns the calls it received.
 */
export function enedisAnswers(...script: (object | number | Error)[]): UpstreamCall[] {
  const calls: UpstreamCall[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    calls.push({ url: String(input), body: JSON.parse(String(init?.body)) });
    const answer = script.length > 1 ? script.shift() : script[0];
    if (answer instanceof Error) throw answer;
    if (typeof answer === "number") return new Response("broken", { status: answer });
    return new Response(JSON.stringify(answer), { headers: { "content-type": "application/octet-stream" } });
  });
  return calls;
}

/** A browser in front of that deployment, in this process. As on a network, a body comes with its length. */
export const browserAt = (world: Bindings = bindings()): Browser =>
  new Browser(GATEWAY, {}, async (request) => {
    const { byteLength } = await request.clone().arrayBuffer();
    if (byteLength > 0) request.headers.set("content-length", `${byteLength}`);
    return app.fetch(request, world as never, createExecutionContext());
  });

/** The code a refusal page shows. */
export const codeOn = async (response: Response): Promise<string | undefined> => codeIn(await response.text());
