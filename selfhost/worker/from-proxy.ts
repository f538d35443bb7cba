/** Headers by which Cloudflare, and its simulator, tell a Worker about a client. Here nobody but a client can have sent them. */
const OF_THE_PLATFORM = /^(cf|mf)-/;

/**
 * The request as the gateway knows it from Cloudflare: the address of the client in `CF-Connecting-IP`. It is the last address of
 * `X-Forwarded-For`, which the proxy in front has written itself; those before it are whatever the client sent.
 */
export function fromProxy(request: Request): Request {
  const headers = new Headers(request.headers);
  for (const name of [...headers.keys()]) if (OF_THE_PLATFORM.test(name)) headers.delete(name);
  const client = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  if (client) headers.set("cf-connecting-ip", client);
  return new Request(request, { headers, signal: request.signal });
}
