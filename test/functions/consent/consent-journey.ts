import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { vi } from "vitest";
import app from "../../../functions/index.ts";
import { parisDay } from "../../../shared/paris-time.ts";
import type { Grant } from "../../../shared/quota/protocol.ts";

export const GATEWAY = "https://conso.example";
export const TOKEN_SECRET = "a secret of the tests, long enough for HS256";

/** One of Enedis's sandbox meters. */
export const METER = "11453290002823";
export const AUTORISATION = "907421583";

/** A gate that is always open: the quota has tests of its own. */
const OPEN: Grant = {
  ok: true,
  waitMs: 0,
  accessToken: "an application token",
  turn: { api: "subscribed_services", resource: "services", meter: null, atMs: 0, serial: 1, reportSuccess: false },
  budgets: { shared: { limit: 10, remaining: 9, windowMs: 1_000, resetMs: 1_000 }, meter: null },
};
type Refused = Omit<Extract<Grant, { ok: false }>, "budgets">;

const gate = (answer: Grant | Refused) => ({
  ask: async () => ({ budgets: OPEN.budgets, ...answer }),
  report: async () => undefined,
  release: async () => undefined,
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

/** A browser: it keeps the cookies it is given, for this one host, and follows nothing by itself. */
export class Browser {
  readonly cookies = new Map<string, string>();

  readonly #world: Bindings;

  constructor(world: Bindings = bindings()) {
    this.#world = world;
  }

  async open(path: string, init: RequestInit & { readonly cf?: unknown } = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = new Headers(init.headers);
    if (cookie !== "") headers.set("cookie", cookie);
    const request = new Request(new URL(path, GATEWAY), { ...(init as RequestInit), headers });
    const response = await app.fetch(request, this.#world as never, createExecutionContext());
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** Leaves for Enedis; returns the state it left with. */
  async leave(): Promise<string> {
    const departure = await this.open("/api/auth");
    return new URL(departure.headers.get("location") ?? "").searchParams.get("state") ?? "";
  }

  /** The cookie of the one departure of this browser. */
  departureCookie(): string {
    const [pair = []] = [...this.cookies].filter(([name]) => name.startsWith("__Host-consent-"));
    return pair.join("=");
  }

  /** Comes back from Enedis with these parameters. */
  comeBack(parameters: Record<string, string>, init: RequestInit & { readonly cf?: unknown } = {}): Promise<Response> {
    return this.open(`/api/callback?${new URLSearchParams(parameters)}`, init);
  }

  /** Types these digits into the form and sends it. */
  async type(digits: string): Promise<Response> {
    const page = await (await this.open("/consentement?corriger")).text();
    const form = /name="form" value="([^"]*)"/.exec(page)?.[1] ?? "";
    return this.post({ form, digits });
  }

  post(fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    const body = new URLSearchParams(fields).toString();
    const length = { "content-length": `${body.length}` };
    const type = { "content-type": "application/x-www-form-urlencoded" };
    return this.open("/consentement", { method: "POST", body, headers: { ...type, ...length, ...headers } });
  }

  /** Types these digits and looks what comes of it. */
  async confirm(digits = METER.slice(-4)): Promise<Response> {
    await this.type(digits);
    return this.open("/consentement");
  }
}

/** The code a refusal page shows. */
export const codeOn = async (response: Response): Promise<string | undefined> =>
  /<code id="code">([a-z_]+)<\/code>/.exec(await response.text())?.[1];
