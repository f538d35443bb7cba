/** Only this machine can be meant: nothing leaves it. */
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** The origin of a gateway. Without TLS everybody on the way reads the token, so `http` is for this machine only. */
export function gatewayOrigin(address: string | URL): string {
  const url = URL.canParse(`${address}`) ? new URL(address) : null;
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && LOOPBACK.has(url.hostname));
  if (url === null || !isSafe) throw new TypeError("The gateway is an https address, like https://conso.example");
  return url.origin;
}

/** An address of that gateway. One that leads elsewhere would carry the token there. */
export function addressAt(origin: string, path: string, query: Readonly<Record<string, string | undefined>> = {}): URL {
  const url = new URL(path, origin);
  if (url.origin !== origin) throw new TypeError("The address leads to another host than the gateway");
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url;
}
