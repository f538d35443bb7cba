const COLOURS = [
  "ink",
  "soft",
  "line",
  "sheet",
  "accent",
  "tint",
  "night",
  "sun",
  "alarm",
  "weekend",
  "before",
  "heat-low",
  "heat-mid",
  "heat-high",
  "peak",
  "off-peak",
  "peak-2",
  "off-peak-2",
  "blue",
  "blue-2",
  "white",
  "white-2",
  "red",
  "red-2",
] as const;

/** The colours of the page as it is now, light or dark: a canvas does not read CSS variables. */
export type Palette = Readonly<Record<(typeof COLOURS)[number], string>>;

export function currentPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(COLOURS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as Palette;
}

/** The font of the page. */
export const font = (px: number) => `${px}px system-ui, "DejaVu Sans", sans-serif`;
