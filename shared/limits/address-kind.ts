/** What the platform says of a caller: nothing, an address that many networks use inside, or one of the Internet. */
export type AddressKind = "absent" | "private" | "public";

/** Loopback, link-local and private ranges (RFC 1918, RFC 6598, RFC 4193, RFC 4291): behind a proxy, the proxy's own. */
const PRIVATE =
  /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|::1$|f[cd]|fe[89ab])/i;

/** The kind of an address, which itself is told to nobody. */
export function addressKind(address: string | undefined): AddressKind {
  if (address === undefined || address === "") return "absent";
  return PRIVATE.test(address.replace(/^::ffff:/i, "")) ? "private" : "public";
}
