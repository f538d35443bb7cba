import { BACKEND } from "./error-bodies.ts";
import type { Striking } from "./simulation.ts";

const HTML = { "content-type": "text/html" } as const;
const TEXT = { "content-type": "text/plain" } as const;
const JSON_BODY = { "content-type": "application/json" } as const;

const BEGINNING = '{"idPrm":"00000000000000","etapeMetier":"BRUT","grandeur":[{"grandeurMetier":"CONS","points":[';
const POINT = '{"v":"500","d":"2026-01-01 00:30:00","p":"PT30M","n":"B","iv":"0","ec":"0"},';
const POINTS_PER_CHUNK = 512;
const FOREVER_MS = 3_600_000;
/** The beginning of the body leaves within this time. */
const BEFORE_BREAKING_MS = 50;

/** The faults that replace the answer of any API. */
export const ANSWER_FAULTS = {
  /** Seen in the outage of January 2026. */
  text_500: () => new Response("500 Internal Server Error", { status: 500, headers: TEXT }),
  html_502: () => new Response(page("502 Bad Gateway"), { status: 502, headers: HTML }),
  html_503: () => new Response(page("503 Service Unavailable"), { status: 503, headers: HTML }),
  empty_503: () => new Response(null, { status: 503 }),
  empty: () => new Response(null, { status: 200 }),
  malformed_json: () => new Response(BEGINNING, { status: 200, headers: JSON_BODY }),
  endless_json: () => new Response(endless(), { status: 200, headers: JSON_BODY }),
  hang: () => later(FOREVER_MS).then(() => new Response(null, { status: 504 })),
  reset: () => new Response(broken(), { status: 200, headers: JSON_BODY }),
  token_outage: () => new Response(page("503 Service Unavailable"), { status: 503, headers: HTML }),
  technical_error: () => backendAnswer("technical"),
  unknown_error: () => backendAnswer("unknown"),
  no_data_as_success: () => octetStream(errorOf("noData")),
} as const satisfies Partial<Record<Striking, () => Response | Promise<Response>>>;

type AnswerFault = keyof typeof ANSWER_FAULTS;

/** The kinds of those faults. */
export const ANSWER_FAULT_KINDS: ReadonlySet<Striking> = new Set(Object.keys(ANSWER_FAULTS) as AnswerFault[]);

/** The answer of a fault. */
export const faultyAnswer = (kind: Striking): Response | Promise<Response> => ANSWER_FAULTS[kind as AnswerFault]();

/** An error of the backend, with the content type of its answers. */
export const backendAnswer = (name: keyof typeof BACKEND): Response => octetStream(errorOf(name), BACKEND[name].status);

function errorOf(name: keyof typeof BACKEND): object {
  const { status: _, ...body } = BACKEND[name];
  return body;
}

/** Enedis labels its JSON `application/octet-stream`. */
export const octetStream = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/octet-stream" } });

const page = (title: string) => `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** JSON without an end, produced as fast as it is read. */
function endless(): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const chunk = encoder.encode(POINT.repeat(POINTS_PER_CHUNK));
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(BEGINNING)),
    pull: (controller) => controller.enqueue(chunk),
  });
}

/** A body whose connection breaks in the middle. */
function broken(): ReadableStream<Uint8Array> {
  let begun = false;
  return new ReadableStream({
    async pull(controller) {
      if (begun) {
        await later(BEFORE_BREAKING_MS);
        return controller.error(new Error("the simulated connection breaks"));
      }
      begun = true;
      controller.enqueue(new TextEncoder().encode(BEGINNING));
    },
  });
}
