/**
 * The same request with one slash where its path has several: people join a base address that ends with a slash to a path that
 * begins with one. The request itself is changed, before anything looks at it, so that routes, limits, formats and the addresses
 * made from its own (`//host` would name another host) see one path.
 */
export function withSingleSlashes(request: Request): Request {
  if (!request.url.includes("//", "https://".length)) return request;
  const url = new URL(request.url);
  // A query may hold two slashes.
  if (!url.pathname.includes("//")) return request;
  url.pathname = url.pathname.replaceAll(/\/{2,}/g, "/");
  return new Request(url, request);
}
