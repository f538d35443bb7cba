/**
 * The Durable Object of that name, kept in a jurisdiction: Cloudflare then runs it and stores it there only.
 * `null` is for a developer's machine, whose workerd knows no jurisdictions and throws when asked for one. There is no
 * fallback on purpose: where a jurisdiction is configured and cannot be had, nothing is stored at all.
 */
export function durableObject<T extends Rpc.DurableObjectBranded | undefined>(
  namespace: DurableObjectNamespace<T>,
  jurisdiction: DurableObjectJurisdiction | null,
  name: string,
): DurableObjectStub<T> {
  const territory = jurisdiction === null ? namespace : namespace.jurisdiction(jurisdiction);
  return territory.getByName(name);
}
