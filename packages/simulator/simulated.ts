/** A service that is simulated: a function from requests to answers, for any server or none. */
export interface Simulated {
  readonly fetch: (request: Request) => Response | Promise<Response>;
}
