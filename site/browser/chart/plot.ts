import { element } from "../element.ts";
import type { TimeWindow } from "./window.ts";

/** What a drawing shows, and its size with its axes in CSS pixels. */
export interface Frame {
  readonly window: TimeWindow;
  /** The values at the bottom and at the top. */
  readonly values: readonly [number, number];
  readonly width: number;
  readonly height: number;
  /** The room around the drawing, for the axes. */
  readonly edges: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
}

/**
 * A canvas with time from left to right and values from bottom to top. Positions are CSS pixels from the top left corner of the drawing, inside its
 * axes, on a screen of any density.
 */
export class Plot {
  readonly root = element("div", { class: "plot" });
  /** Covers the drawing without its axes, and takes the pointer. */
  readonly over = element("div", { class: "plot-over" });
  readonly canvas = element("canvas", {});
  readonly ctx: CanvasRenderingContext2D;
  window: TimeWindow = { fromMs: 0, toMs: 1 };
  width = 1;
  height = 1;
  #values: readonly [number, number] = [0, 1];

  constructor() {
    const ctx = this.canvas.getContext("2d");
    if (ctx === null) throw new Error("this browser draws nothing");
    this.ctx = ctx;
    this.root.append(this.canvas, this.over);
  }

  /** Empties the canvas, for a drawing of this size over this time. */
  begin({ window, values, width, height, edges: { top, right, bottom, left } }: Frame): void {
    this.window = window;
    this.#values = values;
    this.width = width - left - right;
    this.height = height - top - bottom;
    const px = devicePixelRatio;
    this.#empty(Math.round(width * px), Math.round(height * px));
    this.root.style.height = `${height}px`;
    const place = { left, top, width: this.width, height: this.height };
    for (const [name, pixels] of Object.entries(place)) this.over.style.setProperty(name, `${pixels}px`);
    this.ctx.setTransform(px, 0, 0, px, left * px, top * px);
  }

  /** A canvas that is given a size, even its own, takes new memory. */
  #empty(width: number, height: number): void {
    const { canvas, ctx } = this;
    if (canvas.width === width && canvas.height === height) {
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.clearRect(0, 0, width, height);
    } else Object.assign(canvas, { width, height });
  }

  x(atMs: number): number {
    const { fromMs, toMs } = this.window;
    return ((atMs - fromMs) / (toMs - fromMs)) * this.width;
  }

  atX(px: number): number {
    const { fromMs, toMs } = this.window;
    return fromMs + (px / this.width) * (toMs - fromMs);
  }

  y(value: number): number {
    const [bottom, top] = this.#values;
    return (1 - (value - bottom) / (top - bottom)) * this.height;
  }

  atY(px: number): number {
    const [bottom, top] = this.#values;
    return bottom + (1 - px / this.height) * (top - bottom);
  }

  /** The nearest edge between two pixels of the screen: what ends there is sharp. */
  sharp(px: number): number {
    return Math.round(px * devicePixelRatio) / devicePixelRatio;
  }

  /** Paints what stays within the drawing. */
  inside(paint: () => void): void {
    const { ctx } = this;
    ctx.save();
    ctx.beginPath();
    ctx.rect(0, 0, this.width, this.height);
    ctx.clip();
    paint();
    ctx.restore();
  }
}
