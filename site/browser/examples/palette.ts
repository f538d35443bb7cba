/** The colours of the page as it is now, light or dark, for a canvas. */
export interface Palette {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly sheet: string;
  readonly accent: string;
  readonly tint: string;
  readonly night: string;
  readonly sun: string;
  readonly alarm: string;
}

const NAMES = ["ink", "soft", "line", "sheet", "accent", "tint", "night", "sun", "alarm"] as const;

export function colours(): Palette {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(
    NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]),
  ) as unknown as Palette;
}
