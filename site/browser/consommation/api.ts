import { LANGUAGE } from "#words/language";
import type { Direction } from "../token/meters-in-token.ts";
import { pageEnd } from "../token/page-end.ts";
import { withToken } from "../token/with-token.ts";
import type { Ask, Problem } from "./stream.ts";

/** A meter as `GET /api/v2/meters` describes it. */
export interface MeterView {
  readonly meter: string;
  readonly roles: readonly Direction[];
  readonly subscribed_power_kva: number | null;
  readonly off_peak: readonly { readonly start: string; readonly end: string }[] | null;
  readonly unavailable: readonly { readonly members: readonly string[] }[];
}

/** What `GET /api/v2/diagnosis` concludes. */
export interface Diagnosis {
  readonly verdict: string;
  readonly title: string;
  readonly detail: string;
  readonly remedy: string;
  readonly retryable: boolean | null;
  readonly retry_after_seconds: number | null;
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: number; readonly problem: Problem };

const READINGS = "application/jsonl, application/json;q=0.5";

/** Sends requests with a token, until it is erased. */
export const askWith =
  (token: string): Ask =>
  (path, signal) =>
    fetch(path, { signal: AbortSignal.any([signal, pageEnd]), ...withToken(token, { accept: READINGS }) });

/** Sends the same requests about the invented home, without a token. */
export const askSample: Ask = (path, signal) =>
  fetch(path.replace(/^\/api\/v2\/(?!demo\/)/, "/api/v2/demo/"), {
    signal,
    headers: { accept: READINGS, "accept-language": LANGUAGE },
  });

/** Sends a request for one JSON object. */
export async function askJson<T>(ask: Ask, path: string, signal: AbortSignal): Promise<Answer<T>> {
  const response = await ask(path, signal);
  const body: unknown = await response.json();
  return response.ok
    ? { ok: true, value: body as T }
    : { ok: false, status: response.status, problem: body as Problem };
}

/** The meters that the API describes; none when Enedis or the gateway cannot tell. */
export async function describedMeters(ask: Ask): Promise<readonly MeterView[]> {
  const { signal } = new AbortController();
  const answer = await askJson<{ meters: readonly MeterView[] }>(ask, "/api/v2/meters", signal).catch(() => null);
  return answer?.ok ? answer.value.meters : [];
}
