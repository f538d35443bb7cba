import { accepted, type EnedisFailureCode, type Outcome, refused } from "../refusals/refusal.ts";

/** An answer of any status. Its content type is dropped: Enedis sends JSON as `application/octet-stream`. */
export interface EnedisAnswer {
  readonly status: number;
  readonly text: string;
  /** When it was made, by the clock of who sent it; absent when it does not say. */
  readonly dateMs?: number;
}

export type ExchangeFailure = { readonly code: EnedisFailureCode };

/** A week of five-minute points, the longest answer there is, takes about 200 kB. */
const MAX_BYTES = 2_000_000;

/** Sends one request to Enedis and reads the whole answer within `timeoutMs`. A redirect is an answer, never followed. */
export async function exchange(
  url: string,
  init: RequestInit,
  timeoutMs: number,
): Promise<Outcome<EnedisAnswer, ExchangeFailure>> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, { ...init, signal, redirect: "manual" });
    const text = isShort(response) ? await response.text() : await readCapped(response.body, signal);
    if (text === null) return refused({ code: "enedis_oversized_answer" });
    return accepted({ status: response.status, text, ...dateOf(response) });
  } catch {
    // The cause may quote the URL with the meter number, so it is dropped.
    return refused({ code: signal.aborted ? "enedis_timeout" : "enedis_unreachable" });
  }
}

function dateOf({ headers }: Response): { readonly dateMs?: number } {
  const dateMs = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(dateMs) ? {} : { dateMs };
}

/** The length of the body is known, and small: it can be read at once. Compressed, it would be the length before. */
function isShort({ headers }: Response): boolean {
  const length = headers.get("content-length");
  return length !== null && Number(length) <= MAX_BYTES && !headers.has("content-encoding");
}

/** `null` as soon as the body exceeds the cap; the rest is not read. */
async function readCapped(body: ReadableStream<Uint8Array> | null, signal: AbortSignal): Promise<string | null> {
  if (body === null) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  // A slow body must not outlive the timeout, whether or not the runtime ties the stream to the signal.
  const abandon = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener("abort", abandon);
  try {
    let text = "";
    for (let bytes = 0; ; ) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > MAX_BYTES) {
        abandon();
        return null;
      }
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    signal.removeEventListener("abort", abandon);
  }
}
