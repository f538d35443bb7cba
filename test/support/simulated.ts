import { createEnedis } from "../../packages/simulator/index.ts";

/** 20 November 2026 at 11:00 in Paris: yesterday's measures are published. */
export const MORNING = Date.parse("2026-11-20T10:00:00Z");

export const APPLICATION = {
  clientId: "conso-api-demo",
  clientSecret: "conso-api-demo-secret",
  callbackUrl: "http://localhost:8787/api/callback",
} as const;

export const FORM = { "content-type": "application/x-www-form-urlencoded" } as const;

interface MeasurePoint {
  readonly v: string | null;
  readonly d: string;
  readonly p?: string;
}

export interface MeasureBody {
  readonly grandeur: readonly {
    readonly grandeurMetier: string;
    readonly grandeurPhysique: string;
    readonly points: readonly MeasurePoint[];
  }[];
}

/** What a dial of the meter showed at some midnights. */
export type DialValues = readonly { readonly d: string; readonly v: number | string; readonly iv: number | string }[];

export interface IndexBody {
  readonly grandeur: readonly unknown[];
  readonly contexte: readonly {
    readonly grandeur: readonly {
      readonly grandeurMetier: string;
      readonly calendrier: readonly {
        readonly idCalendrier: string;
        readonly classeTemporelle: readonly {
          readonly idClasseTemporelle: string;
          readonly codeCadran: string;
          readonly valeur: DialValues;
        }[];
      }[];
      readonly cadranTotalisateur: { readonly codeCadran: string; readonly valeur: DialValues };
    }[];
  }[];
}

/** A simulated Enedis with a clock that the test moves, and an application that has its token. */
export async function simulated(at: number = MORNING) {
  let nowMs = at;
  const { fetch } = createEnedis({ now: () => nowMs, application: APPLICATION });
  const request = async (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(new Request(new URL(path, "http://enedis.example"), init));
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    request(path, { method: "POST", body: JSON.stringify(body), headers });

  const newToken = async (): Promise<string> => {
    const answer = await request("/oauth2/v3/token", {
      method: "POST",
      headers: { ...FORM, authorization: `Basic ${btoa(`${APPLICATION.clientId}:${APPLICATION.clientSecret}`)}` },
      body: "grant_type=client_credentials",
    });
    const { access_token } = (await answer.json()) as { access_token: string };
    return access_token;
  };
  let token = await newToken();
  // Tests about the throttle set their own.
  await post("/_control", { quota: { perSecond: 1_000 } });

  const get = (path: string) => request(path, { headers: { authorization: `Bearer ${token}` } });
  const measure = (name: string, query: Record<string, string>) =>
    get(`/mesure_synchrone_auto/v2/${name}?${new URLSearchParams(query)}`);

  return {
    request,
    get,
    post,
    measure,
    /** Points of the one quantity asked for; the call must succeed. */
    points: async (name: string, pointId: string, dateDebut: string, dateFin: string) => {
      const answer = await measure(name, { pointId, dateDebut, dateFin });
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
      return ((await answer.json()) as MeasureBody).grandeur[0]?.points ?? [];
    },
    /** The one quantity of an index reading; the call must succeed. */
    index: async (name: string, pointId: string, dateDebut: string, dateFin: string) => {
      const answer = await measure(name, { pointId, dateDebut, dateFin });
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
      const quantity = ((await answer.json()) as IndexBody).contexte[0]?.grandeur[0];
      if (quantity === undefined) throw new Error("an index reading without a quantity");
      return quantity;
    },
    control: (order: unknown) => post("/_control", order),
    lookup: (body: unknown, path = "/subscribed_services/v1") => post(path, body, { authorization: `Bearer ${token}` }),
    agree: (form: Record<string, string>) =>
      request("/dataconnect/v2/oauth2/authorize", {
        method: "POST",
        headers: FORM,
        body: `${new URLSearchParams({ ...LINK, decision: "accept", ...form })}`,
      }),
    token: () => token,
    renewToken: async () => {
      token = await newToken();
    },
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

/** What an application puts in its link to the consent page. */
export const LINK = {
  client_id: APPLICATION.clientId,
  response_type: "code",
  state: "a-state",
  duration: "P3Y",
} as const;
