import { addressAt, gatewayOrigin } from "./gateway-address.ts";
import { type OnWait, Patience, type Sleep, sleep } from "./patience.ts";
import { type ConsoProblem, problemOf, unreachable } from "./problem.ts";

/** How a client reaches its gateway. */
export interface ConsoOptions {
  /** The address of the gateway: `https`, or `http` on this machine. */
  readonly gateway: string | URL;
  readonly token?: string;
  /** Reads the invented home of the gateway in place of a meter: readings, meters and diagnosis need no token. */
  readonly demo?: boolean;
  /** The language of errors and diagnoses; English by default. */
  readonly language?: "en" | "fr";
  /** How long it waits for the next row, or for an answer, before it throws; an hour by default. */
  readonly patienceSeconds?: number;
  /** Called once when the gateway announces the end of the token, from 60 days before. By default a warning is printed. */
  readonly onTokenExpires?: (at: Date) => void;
  /** Called before each wait. */
  readonly onWait?: OnWait;
  /** `fetch`, the waits and the clock may be replaced. */
  readonly fetch?: typeof fetch;
  readonly sleep?: Sleep;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** One request. */
export interface Request {
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly accept?: string;
  readonly method?: "GET" | "POST";
  /** A form, or a value that is sent as JSON. */
  readonly body?: object;
  readonly signal?: AbortSignal | undefined;
}

const PATIENCE_SECONDS = 3600;
/** A gateway that is started again is back within these. */
const BREAK_SECONDS = [1, 5, 25];
/** With these statuses `Retry-After` says when the same request will be answered. */
const COME_BACK = new Set([429, 503]);

/** Sends requests to one gateway: waits when it says so, and turns what is no answer into a problem. */
export class Exchange {
  readonly now: () => number;
  readonly #origin: string;
  readonly #options: ConsoOptions;
  #isExpiryKnown = false;

  constructor(options: ConsoOptions) {
    this.#origin = gatewayOrigin(options.gateway);
    this.#options = options;
    this.now = options.now ?? Date.now;
  }

  /** Where the answers about a meter are. */
  get base(): "/api/v2" | "/api/v2/demo" {
    return this.#options.demo ? "/api/v2/demo" : "/api/v2";
  }

  newPatience(): Patience {
    const { patienceSeconds = PATIENCE_SECONDS, sleep: given = sleep, onWait = () => undefined } = this.#options;
    return new Patience(patienceSeconds * 1000, given, onWait);
  }

  /** The good answer to a request, waited for as long as there is patience. */
  async ask(request: Request, patience: Patience = this.newPatience()): Promise<Response> {
    const address = addressAt(this.#origin, request.path, request.query);
    for (let breaks = 0; ; ) {
      const answer = await this.#send(address, request).catch((error: unknown) => {
        request.signal?.throwIfAborted();
        return unreachable(error);
      });
      if (!(answer instanceof Response)) {
        // The gateway may have done what it was asked.
        if (request.method === "POST") throw answer;
        await this.pauseAfter(breaks++, answer, patience, request.signal);
        continue;
      }
      if (answer.ok) return answer;
      const problem = await problemOf(answer);
      const { retryAfterSeconds } = problem;
      if (retryAfterSeconds === null || !COME_BACK.has(answer.status)) throw problem;
      await patience.wait(retryAfterSeconds, problem, request.signal);
    }
  }

  /** Waits before another try after that many connections in a row that failed, or gives up. */
  async pauseAfter(breaks: number, why: ConsoProblem, patience: Patience, signal?: AbortSignal): Promise<void> {
    const seconds = BREAK_SECONDS[breaks];
    if (seconds === undefined) throw why;
    await patience.wait(seconds, why, signal);
  }

  async #send(address: URL, { accept = "application/json", method = "GET", body, signal }: Request): Promise<Response> {
    const { token, language = "en", fetch: given = fetch } = this.#options;
    const isForm = body instanceof URLSearchParams;
    const response = await given(address, {
      method,
      // A redirect could carry the token to another host.
      redirect: "error",
      signal: signal ?? null,
      headers: {
        accept,
        "accept-language": language,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && !isForm && { "content-type": "application/json" }),
      },
      body: isForm ? body : body === undefined ? null : JSON.stringify(body),
    });
    this.#noteExpiry(response.headers.get("token-expires"));
    return response;
  }

  #noteExpiry(header: string | null): void {
    if (header === null || this.#isExpiryKnown) return;
    this.#isExpiryKnown = true;
    const at = new Date(header);
    const { onTokenExpires } = this.#options;
    if (onTokenExpires !== undefined) onTokenExpires(at);
    // biome-ignore lint/suspicious/noConsole: a box that nobody told about its end falls silent on that day.
    else console.warn(`conso: the token ends on ${at.toISOString()}; consent again before that day.`);
  }
}
