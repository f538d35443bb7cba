import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import worker from "../../../functions/index.ts";
import { configFrom } from "../../../shared/config/config.ts";
import { BOUNDS, INSTRUMENT_NAMES, INSTRUMENTS, type Instrument } from "../../../shared/metrics/instruments.ts";
import { OTHER } from "../../../shared/metrics/words.ts";

const TOKEN = "a-token-of-the-operators-own-Prometheus";

/** Nobody answers there, when the trigger asks for public data. */
const NOBODY = Object.fromEntries(
  ["ECO2MIX_URL", "RTE_TEMPO_URL", "COULEUR_TEMPO_URL"].map((name) => [name, "http://127.0.0.1:9/"]),
);

interface DataPoint {
  readonly indexes: readonly string[];
  readonly blobs: readonly string[];
  readonly doubles: readonly number[];
}

/** A deployment with these settings, which keeps what it counted from one request to the next. */
function deployed(settings: object) {
  const bindings = { ...env, ...settings } as never;
  const send = async (path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Response> => {
    const request = new Request(`http://localhost${path}`, { headers, method });
    return worker.fetch(request as never, bindings, createExecutionContext());
  };
  const tick = () => {
    const work: Promise<unknown>[] = [];
    const context = { waitUntil: (promise: Promise<unknown>) => void work.push(promise) };
    worker.scheduled({ scheduledTime: Date.now() } as never, bindings, context as never);
    return Promise.allSettled(work);
  };
  return { send, tick };
}

describe("GET /metrics", () => {
  it("without METRICS_TOKEN there is no such address, whoever asks", async () => {
    const { send } = deployed({});
    expect((await send("/metrics")).status).toBe(404);
    expect((await send("/metrics", { authorization: `Bearer ${TOKEN}` })).status).toBe(404);
  });

  it.each([
    ["no token", {}, "authorization_missing"],
    ["another token", { authorization: "Bearer another" }, "token_invalid"],
    ["the token of a meter", { authorization: "Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2ln" }, "token_invalid"],
    ["the beginning of the token", { authorization: `Bearer ${TOKEN.slice(0, 10)}` }, "token_invalid"],
  ])("with %s the metrics stay closed", async (_which, headers, code) => {
    const answer = await deployed({ METRICS_TOKEN: TOKEN }).send("/metrics", headers);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([401, code]);
  });

  it("a METRICS_TOKEN that is short is a mistake of the operator, named without its value", () => {
    expect(() => configFrom({ ...env, METRICS_TOKEN: "short" } as never)).toThrow(
      /^METRICS_TOKEN must have at least 32/,
    );
  });

  it("requests are counted by route, method and status, and refusals by their code", async () => {
    const { send } = deployed({ METRICS_TOKEN: TOKEN });
    await send("/api/v2/tempo");
    await send("/api/v2/consumption/daily?prm=22516914714270");
    await send("/api/nothing/22516914714270");
    const answer = await send("/metrics", { authorization: `bearer ${TOKEN}` });
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    const text = await answer.text();
    expect(text).toMatch(
      /http_server_request_duration_seconds_count\{http_request_method="GET",http_route="\/api\/v2\/tempo",http_response_status_code="200"\} 1\n/,
    );
    expect(text).toMatch(/_count\{http_request_method="GET",http_route="_OTHER",http_response_status_code="404"\} 1\n/);
    expect(text).toContain('conso_refusals_total{conso_code="authorization_missing"} 1\n');
    expect(text).toContain('conso_refusals_total{conso_code="route_not_found"} 1\n');
    expect(text).not.toMatch(/\d{14}/);
  });

  it("whatever is asked, by whatever method and token, only listed words are counted", async () => {
    const { send } = deployed({ METRICS_TOKEN: TOKEN });
    const secret = fc.oneof(
      fc.constant("22516914714270"),
      fc.stringMatching(/^eyJ[A-Za-z0-9_-]{20}\.[A-Za-z0-9_-]{20}\.[A-Za-z0-9_-]{20}$/),
      fc.ipV4(),
      fc.emailAddress(),
      fc.webPath(),
    );
    const path = fc
      .tuple(
        fc.constantFrom("/api/", "/api/v2/", "/api/v2/consumption/", "/", "/token/", "/operator/"),
        secret,
        fc.constantFrom("prm", "pointId", "start", "code"),
      )
      .map(([before, text, name]) => `${before}${encodeURIComponent(text)}?${name}=${encodeURIComponent(text)}`);
    await fc.assert(
      fc.asyncProperty(path, secret, fc.constantFrom("GET", "POST", "PUT", "PURGE"), async (asked, text, method) => {
        const headers = {
          authorization: `Bearer ${text.replaceAll(/[^\x21-\x7e]/g, "")}`,
          "cf-connecting-ip": "192.0.2.7",
        };
        await (await send(asked, headers, method)).arrayBuffer();
      }),
      { numRuns: 50 },
    );
    const text = await (await send("/metrics", { authorization: `Bearer ${TOKEN}` })).text();
    const routes = new Set(worker.routes.map(({ path }) => path));
    const words = new Set<string>([...routes, "first", OTHER]);
    for (const name of INSTRUMENT_NAMES) {
      for (const known of Object.values((INSTRUMENTS[name] as Instrument).attributes)) {
        if (typeof known !== "string") for (const word of known) words.add(word);
      }
    }
    const values = [...text.matchAll(/\w+="((?:[^"\\]|\\.)*)"/g)].map(([, value = ""]) => value);
    expect(values.length).toBeGreaterThan(50);
    const bounds = ["+Inf", ...BOUNDS.map(String)];
    expect(values.filter((value) => !words.has(value) && !bounds.includes(value))).toEqual([]);
  });

  it("what gates and archives say now is read with each look", async () => {
    const answer = await deployed({ METRICS_TOKEN: TOKEN }).send("/metrics", { authorization: `Bearer ${TOKEN}` });
    const text = await answer.text();
    expect(text).toContain('conso_gate_up{conso_application="first"} 1\n');
    expect(text).toContain('conso_quota_limit{conso_application="first",conso_api="measures"} 10000\n');
    expect(text).toContain(
      'conso_circuit_open{conso_application="first",conso_resource="consommation_quotidienne"} 0\n',
    );
    expect(text).toMatch(/\nconso_eco2mix_age_seconds \d+/);
  });
});

describe("metrics in Analytics Engine", () => {
  it("each observation is one data point: its name, the values of its attributes, its value", async () => {
    const points: DataPoint[] = [];
    const { send, tick } = deployed({
      ...NOBODY,
      METRICS: { writeDataPoint: (point: DataPoint) => void points.push(point) },
    });
    await send("/api/v2/slot");
    expect(points).toEqual([
      {
        indexes: ["http.server.request.duration"],
        blobs: ["GET", "/api/v2/slot", "401"],
        doubles: [expect.any(Number)],
      },
      { indexes: ["conso.refusals"], blobs: ["authorization_missing"], doubles: [1] },
    ]);
    await tick();
    const names = new Set(points.map(({ indexes: [name] }) => name));
    expect([...names].filter((name) => !INSTRUMENT_NAMES.some((known) => known === name))).toEqual([]);
    expect(names).toContain("conso.quota.limit");
    for (const { indexes, blobs } of points) {
      const instrument = INSTRUMENTS[indexes[0] as keyof typeof INSTRUMENTS];
      expect(blobs).toHaveLength(Object.keys(instrument.attributes).length);
    }
  });

  it("an Analytics Engine alone opens no /metrics", async () => {
    const { send } = deployed({ METRICS: { writeDataPoint: () => undefined } });
    expect((await send("/metrics", { authorization: `Bearer ${TOKEN}` })).status).toBe(404);
  });
});
