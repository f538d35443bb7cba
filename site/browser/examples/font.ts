/** The font of the page, for a canvas. */
export const font = (px: number) => `${px}px system-ui, "DejaVu Sans", sans-serif`;
