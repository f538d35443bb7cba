import { DurableObject } from "cloudflare:workers";
import { jwtVerify } from "jose";

/**
 * The least that each step of a reading takes, one address for each: `/hello` answers, `/proxy` passes Enedis's answer on,
 * `/object` asks a Durable Object first, every other address also checks the token and translates. No limits, no checks, no refusals.
 */
interface Env {
  readonly GATE: DurableObjectNamespace<LeanGate>;
  readonly UPSTREAM: string;
  readonly UPSTREAM_TOKEN: string;
  readonly TOKEN_SECRET: string;
}

export class LeanGate extends DurableObject<Env> {
  #asks = 0;

  ask(): { waitMs: number; serial: number } {
    return { waitMs: 0, serial: this.#asks++ };
  }
}

interface Body {
  readonly idPrm: string;
  readonly periode: { readonly dateDebut: string; readonly dateFin: string };
  readonly grandeur: readonly [
    { readonly unite: string; readonly points: readonly { v: string; d: string; p?: string; n?: string }[] },
  ];
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname === "/hello") return new Response("hello");
    const ask = () => env.GATE.get(env.GATE.idFromName("gate")).ask();
    const upstream = () =>
      fetch(`${env.UPSTREAM}mesure_synchrone_auto/v2/courbe_de_charge_consommation${query(url)}`, {
        headers: { authorization: `Bearer ${env.UPSTREAM_TOKEN}` },
      });
    if (url.pathname === "/proxy") return upstream();
    if (url.pathname === "/object") {
      await ask();
      return upstream();
    }
    const text = request.headers.get("authorization")?.slice("Bearer ".length) ?? "";
    const { payload } = await jwtVerify(text, new TextEncoder().encode(env.TOKEN_SECRET), { algorithms: ["HS256"] });
    if (!payload.sub?.includes(url.searchParams.get("prm") ?? "")) return new Response(null, { status: 401 });
    await ask();
    const { idPrm, periode, grandeur } = (await (await upstream()).json()) as Body;
    const [{ unite, points }] = grandeur;
    return Response.json({
      meter_reading: {
        usage_point_id: idPrm,
        start: periode.dateDebut,
        end: periode.dateFin,
        quality: "BRUT",
        reading_type: { unit: unite, measurement_kind: "power", aggregate: "average" },
        interval_reading: points.map(({ v, d, p, n }) => ({ value: v, date: d, interval_length: p, measure_type: n })),
      },
    });
  },
};

const query = ({ searchParams }: URL): string =>
  `?pointId=${searchParams.get("prm")}&dateDebut=${searchParams.get("start")}&dateFin=${searchParams.get("end")}`;
