/** What the class of a Durable Object provides for its interface `T`: the same methods, which may also answer at once. */
export type Serves<T> = {
  [Method in keyof T]: T[Method] extends (...given: infer Given) => Promise<infer Answer>
    ? (...given: Given) => Answer | Promise<Answer>
    : never;
};

/**
 * The Durable Object of that name, seen through its interface `T`. With a jurisdiction, Cloudflare runs and stores it only
 * there. `null` is for workerd on a developer's machine, which throws when asked for one. There is no fallback: if the
 * configured jurisdiction cannot be had, nothing is stored.
 */
export function durableObject<T>(
  namespace: DurableObjectNamespace,
  jurisdiction: DurableObjectJurisdiction | null,
  name: string,
): T {
  const territory = jurisdiction === null ? namespace : namespace.jurisdiction(jurisdiction);
  // The binding carries no type, so that `Env` imports no class: each room names the interface of its own object.
  return territory.getByName(name) as unknown as T;
}
