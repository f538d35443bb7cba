import type { AnswerOf, Direction, GetPath, QueryOf, RowOf, SeriesOf, TokenAnswer, TokenWish } from "./api.ts";
import { type ConsoOptions, Exchange } from "./exchange.ts";
import { Readings } from "./readings.ts";
import type { Window } from "./window.ts";

const DAY_MS = 86_400_000;

/** A gateway, as one token sees it. Every method throws a `ConsoProblem` when it is refused. */
export class Conso {
  readonly #exchange: Exchange;
  readonly #token: string | undefined;

  constructor(options: ConsoOptions) {
    this.#exchange = new Exchange(options);
    this.#token = options.token;
  }

  /** The rows of a series, from the first to the last: iterate over it. */
  readings<D extends Direction, S extends SeriesOf<D>>(
    direction: D,
    series: S,
    window: Window = {},
  ): Readings<RowOf<D, S>> {
    return new Readings(this.#exchange, direction, series, window);
  }

  /** What an address of v2 answers, typed by the OpenAPI document. */
  async get<Path extends GetPath>(path: Path, query?: QueryOf<Path>): Promise<AnswerOf<Path>> {
    const given = query as Readonly<Record<string, string | undefined>> | undefined;
    const response = await this.#exchange.ask({ path, ...(given !== undefined && { query: given }) });
    return (await response.json()) as AnswerOf<Path>;
  }

  /** What the token gives access to, until when, and what is left of its budgets. */
  me(): Promise<AnswerOf<"/api/v2/me">> {
    return this.get("/api/v2/me");
  }

  /** Subscribed power, off-peak hours and contract of each meter. */
  meters(query?: QueryOf<"/api/v2/meters">): Promise<AnswerOf<"/api/v2/meters">> {
    return this.#about("/api/v2/meters", query);
  }

  /** The minute of the morning that belongs to a meter. */
  slot(query?: QueryOf<"/api/v2/slot">): Promise<AnswerOf<"/api/v2/slot">> {
    return this.get("/api/v2/slot", query);
  }

  /** Why there are no readings. */
  diagnosis(query?: QueryOf<"/api/v2/diagnosis">): Promise<AnswerOf<"/api/v2/diagnosis">> {
    return this.#about("/api/v2/diagnosis", query);
  }

  /** What the electricity of a meter costs the planet. */
  impact(query: QueryOf<"/api/v2/impact">): Promise<AnswerOf<"/api/v2/impact">> {
    return this.get("/api/v2/impact", query);
  }

  /** Whether Enedis and the gateway are working; needs no token. */
  status(): Promise<AnswerOf<"/api/v2/status">> {
    return this.get("/api/v2/status");
  }

  /** The colours of Tempo: now, today and tomorrow, or those of a window; needs no token. */
  tempo(query?: QueryOf<"/api/v2/tempo">): Promise<AnswerOf<"/api/v2/tempo">> {
    return this.get("/api/v2/tempo", query);
  }

  /** Another token beside this one, with a name or a narrower scope. */
  renew(wish: TokenWish = {}): Promise<TokenAnswer> {
    return this.#issue("/api/v2/tokens/renew", wish);
  }

  /**
   * Another token that ends later than this one, as far as the consent goes; `null`: the consent ends with this token, so that only a new
   * consent helps. For `onTokenExpires`.
   */
  async prolong(wish: TokenWish = {}): Promise<TokenAnswer | null> {
    const { expires_at, consent_ends_at } = await this.me();
    const gainedMs = Date.parse(consent_ends_at ?? expires_at) - Date.parse(expires_at);
    return gainedMs >= DAY_MS ? this.renew(wish) : null;
  }

  /** One token for the meters of this one and of another. */
  merge(token: string): Promise<TokenAnswer> {
    return this.#issue("/api/v2/tokens/merge", { token });
  }

  /** Ends this token; the next request with it is refused. */
  async revoke(): Promise<void> {
    const body = new URLSearchParams({ token: this.#token ?? "" });
    await (await this.#exchange.ask({ path: "/api/v2/tokens/revoke", method: "POST", body })).body?.cancel();
  }

  /** What an address about a meter answers, or its twin about the invented home, which answers the same. */
  #about<Path extends "/api/v2/meters" | "/api/v2/diagnosis">(
    path: Path,
    query?: QueryOf<Path>,
  ): Promise<AnswerOf<Path>> {
    return this.get(path.replace("/api/v2", this.#exchange.base) as Path, query);
  }

  async #issue(path: string, body: object): Promise<TokenAnswer> {
    const response = await this.#exchange.ask({ path, method: "POST", body });
    return (await response.json()) as TokenAnswer;
  }
}
