/** The colour at a share of the way along several, each `#rrggbb`. */
export function mixed(stops: readonly string[], share: number): string {
  const place = Math.min(Math.max(share, 0), 1) * (stops.length - 1);
  const at = Math.min(Math.floor(place), stops.length - 2);
  const [from, to] = [channels(stops[at] ?? ""), channels(stops[at + 1] ?? "")];
  const between = from.map((channel, index) => Math.round(channel + ((to[index] ?? 0) - channel) * (place - at)));
  return `rgb(${between.join(" ")})`;
}

const channels = (hex: string): number[] => [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16));
