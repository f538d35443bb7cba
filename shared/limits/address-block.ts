/**
 * What counts as one address: an IPv4 address, or the first bits of an IPv6 one. A provider gives a /64 to one home, whose
 * owner can change the other half at will; a customer who asks may get a /48. An IPv4 address written as IPv6 is IPv4.
 */
export function addressBlock(address: string, prefixBits: 128 | 64 | 48): string {
  const [, mapped] = /^::ffff:([0-9.]+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  if (!address.includes(":")) return address;
  const [before = "", after] = address.toLowerCase().split("::");
  const groups = before === "" ? [] : before.split(":");
  const tail = after === undefined || after === "" ? [] : after.split(":");
  const zeros = after === undefined ? 0 : Math.max(0, 8 - groups.length - tail.length);
  const all = [...groups, ...Array<string>(zeros).fill("0"), ...tail];
  return all
    .slice(0, prefixBits / 16)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}

/** The first `bits` of an address, whole bytes of IPv4 or whole groups of IPv6; `null` when the address is shorter. */
export function networkOf(address: string, bits: number): string | null {
  const whole = addressBlock(address, 128);
  const isSix = whole.includes(":");
  if (bits > (isSix ? 128 : 32)) return null;
  return isSix
    ? whole
        .split(":")
        .slice(0, bits / 16)
        .join(":")
    : whole
        .split(".")
        .slice(0, bits / 8)
        .join(".");
}
