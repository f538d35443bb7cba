/** The drawing of a day: its frame, in the units of the SVG. `site/drawings.tsx` draws an example, a script the real demonstration. */
export const DAY_FRAME = { width: 480, left: 46, right: 4, ground: 236, rows: 3, rowHeight: 60 } as const;

/** How much one row stands for: 1 kW, or 2 kW when a value would pass the top of the drawing. */
export const rowWatts = (watts: readonly number[]): number => (Math.max(...watts) > 3_600 ? 2_000 : 1_000);

/** The curve as steps, each from the beginning of its interval to the end. */
export function dayPath(watts: readonly number[]): string {
  const { width, ground, rowHeight } = DAY_FRAME;
  const step = width / watts.length;
  const row = rowWatts(watts);
  return watts
    .map((value, at) => `${at === 0 ? "M" : "L"}${at * step} ${round(ground - (value / row) * rowHeight)}h${step}`)
    .join("");
}

/** The same down to the ground, to be filled. */
export const dayArea = (watts: readonly number[]): string => `${dayPath(watts)}V${DAY_FRAME.ground}H0Z`;

const round = (value: number): number => Math.round(value * 10) / 10;
