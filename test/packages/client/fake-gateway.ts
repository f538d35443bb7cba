import { Conso } from "../../../packages/client/library/client.ts";
import type { ConsoOptions } from "../../../packages/client/library/exchange.ts";

export const GATEWAY = "https://conso.example";
export const TOKEN = "a.b.c";
/** 30 November 2026, 12:00 in Paris. */
export const NOON_MS = Date.parse("2026-11-30T11:00:00Z");

/** One answer of the script; a failure is a connection that broke before it. */
export type Scripted = Response | Error | ((request: Request) => Response);

/** A `fetch` that plays a script and throws on anything behind its end; it keeps what it was asked. */
export class FakeGateway {
  readonly requests: Request[] = [];
  readonly waitsSeconds: number[] = [];
  readonly #script: Scripted[];

  constructor(...script: Scripted[]) {
    this.#script = script;
  }

  /** The address of each request, without its origin. */
  get addresses(): string[] {
    return this.requests.map(({ url }) => decodeURIComponent(url.slice(GATEWAY.length)));
  }

  client(options: Partial<ConsoOptions> = {}): Conso {
    return new Conso({
      gateway: GATEWAY,
      token: TOKEN,
      now: () => NOON_MS,
      sleep: async (ms) => {
        this.waitsSeconds.push(ms / 1000);
      },
      fetch: this.fetch,
      onTokenExpires: () => undefined,
      ...options,
    });
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input as string | URL, init);
    this.requests.push(request);
    const next = this.#script.shift();
    if (next === undefined) throw new Error(`nothing is scripted for ${request.url}`);
    if (next instanceof Error) throw next;
    return typeof next === "function" ? next(request) : next;
  };
}

/** A problem document. */
export const problem = (status: number, code: string, headers: Record<string, string> = {}): Response =>
  Response.json(
    { code, title: `The problem ${code}.`, status, retryable: status === 429, remedy: "Do this." },
    { status, headers: { ...headers, "content-type": "application/problem+json" } },
  );

const SUMMARY = {
  direction: "consumption",
  series: "load_curve",
  meter: "••••••••••4270",
  clamped: [],
  complete: true,
  enedis_calls: 1,
  rest: null,
  holes: [],
  expected: 0,
  present: 0,
  missing: 0,
};

/** The text of an answer as JSON Lines: these rows, then a summary with these members. */
export const answerText = (rows: readonly object[], summary: object = {}): string =>
  [...rows, { summary: { ...SUMMARY, ...summary } }].map((line) => `${JSON.stringify(line)}\n`).join("");

export const answer = (rows: readonly object[], summary: object = {}): Response =>
  new Response(answerText(rows, summary));

/** An answer whose connection breaks behind these pieces. */
export function brokenAnswer(...pieces: readonly (string | Uint8Array)[]): Response {
  const left = [...pieces];
  return new Response(
    new ReadableStream({
      pull(controller) {
        const piece = left.shift();
        if (piece === undefined) controller.error(new TypeError("terminated"));
        else controller.enqueue(typeof piece === "string" ? new TextEncoder().encode(piece) : piece);
      },
    }),
  );
}

/** The half hours of 20 November 2026 from one to another, as the gateway writes them. */
export const halfHours = (from: number, to: number): readonly { readonly start: string; readonly end: string }[] =>
  Array.from({ length: to - from }, (_, at) => ({
    start: instant(from + at),
    end: instant(from + at + 1),
    energy_wh: 100 + from + at,
    power_w: 2 * (100 + from + at),
    quality: "raw",
  }));

const instant = (halfHour: number): string => {
  const two = (number: number) => `${number}`.padStart(2, "0");
  return `2026-11-20T${two(Math.floor(halfHour / 2))}:${halfHour % 2 === 0 ? "00" : "30"}:00+01:00`;
};

/** Every row of a reading. */
export async function all<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const list: Row[] = [];
  for await (const row of rows) list.push(row);
  return list;
}
