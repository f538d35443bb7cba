/** What remains of a limit, and when it is whole again. */
export interface Budget {
  readonly limit: number;
  readonly remaining: number;
  readonly windowMs: number;
  readonly resetMs: number;
}

/** The two limits of a caller: everybody's, and its own meter's. */
export interface Budgets {
  readonly shared: Budget;
  readonly meter: Budget | null;
}

/**
 * The fields of draft-ietf-httpapi-ratelimit-headers-10, which may still change: quoted names, `q` calls in `w` seconds, `r`
 * remaining for the next `t` seconds.
 */
export function rateLimitFields({ shared, meter }: Budgets): { "RateLimit-Policy": string; RateLimit: string } {
  const named: [string, Budget][] = [["shared", shared]];
  if (meter !== null) named.unshift(["meter", meter]);
  return rateLimitItems(named);
}

/** The same fields for any limits, each by its name. */
export function rateLimitItems(named: readonly (readonly [string, Budget])[]) {
  return {
    "RateLimit-Policy": named
      .map(([name, { limit, windowMs }]) => `"${name}";q=${limit};w=${seconds(windowMs)}`)
      .join(", "),
    RateLimit: named
      .map(([name, { remaining, resetMs }]) => `"${name}";r=${remaining};t=${seconds(resetMs)}`)
      .join(", "),
  };
}

const seconds = (ms: number): number => Math.ceil(ms / 1000);
