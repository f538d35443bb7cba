/** What the class of a Durable Object implements for its interface `T`: the same methods, synchronous or not. */
export type Serves<T> = {
  [Method in keyof T]: T[Method] extends (...args: infer Args) => Promise<infer Answer>
    ? (...args: Args) => Answer | Promise<Answer>
    : never;
};

/**
 * The Durable Object of that name, seen through its interface `T`. Cloudflare runs and stores it in the jurisdiction only.
 * `null` is for workerd on a developer's machine, which throws when asked for a jurisdiction. There is no fallback: without
 * the configured jurisdiction nothing is stored.
 */
export function durableObject<T>(
  namespace: DurableObjectNamespace,
  jurisdiction: DurableObjectJurisdiction | null,
  name: string,
): T {
  const located = jurisdiction === null ? namespace : namespace.jurisdiction(jurisdiction);
  // The binding carries no type, so that `Env` imports no class: each room names the interface of its own object.
  return located.getByName(name) as unknown as T;
}
