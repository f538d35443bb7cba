import { HOME } from "#words/home";
import { HOURS } from "#words/hours";
import { DAY_FRAME, dayArea, dayPath } from "./browser/home/day-path.ts";

/** Our own drawings, in the colours of the page. */

/** Mean power of 48 half hours, in hundreds of watts: a winter day in a home that heats its water at night. */
const DAY = [
  4, 4, 23, 24, 24, 22, 9, 3, 3, 2.5, 2.5, 3, 5, 12, 16, 13, 8, 6, 5, 5, 4.5, 4.5, 5, 9, 15, 12, 7, 5, 4.5, 4, 4, 4, 5,
  6, 9, 13, 17, 22, 25, 23, 19, 15, 13, 11, 9, 7, 5, 4.5,
];

const WATTS = DAY.map((hundredWatts) => hundredWatts * 100);
const { width: WIDTH, ground: GROUND, left, right, rows, rowHeight } = DAY_FRAME;
const step = WIDTH / DAY.length;
const ROWS = Array.from({ length: rows }, (_, at) => at + 1);

/** A day of half hours; `label` describes it to screen readers. The home page draws the demonstration over it. */
export function DayCurve({ label }: { readonly label: string }) {
  return (
    <svg class="drawing" viewBox={`${-left} 0 ${left + WIDTH + right} 268`} role="img" aria-label={label}>
      <rect x="0" y="14" width={13 * step} height={GROUND - 14} class="f-night" rx="6" />
      <rect x={45 * step} y="14" width={3 * step} height={GROUND - 14} class="f-night" rx="6" />
      {ROWS.map((row) => (
        <path d={`M0 ${GROUND - row * rowHeight}H${WIDTH}`} class="s-line" stroke-dasharray="2 5" />
      ))}
      <path d={dayArea(WATTS)} class="f-tint" />
      <path d="" class="f-sun day-mark" />
      <path d={dayPath(WATTS)} fill="none" class="s-accent day-line" stroke-width="2.5" stroke-linejoin="round" />
      <path d={`M0 ${GROUND}H${WIDTH}`} class="s-soft" />
      {ROWS.map((row) => (
        <text x={-6} y={GROUND - row * rowHeight + 5} class="f-soft row-label" text-anchor="end">
          {HOME.hero.kilowatts(row)}
        </text>
      ))}
      {[0, 6, 12, 18, 24].map((hour) => (
        <text
          x={hour * 2 * step}
          y={GROUND + 22}
          class="f-soft"
          text-anchor={hour === 0 ? "start" : hour === 24 ? "end" : "middle"}
        >
          {HOURS.hour(hour)}
        </text>
      ))}
    </svg>
  );
}

/** A signed sheet: consent. */
export const Consent = () => (
  <svg viewBox="0 0 240 112" aria-hidden="true">
    <rect x="62" y="10" width="116" height="92" rx="10" class="f-tint" />
    <path d="M82 34h56M82 50h76M82 66h40" class="s-soft" stroke-width="3" stroke-linecap="round" />
    <circle cx="158" cy="84" r="20" class="f-accent" />
    <path
      d="M149 84l7 7 12-13"
      fill="none"
      class="s-on"
      stroke-width="3.5"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
);

/** A key made of half hours: the token. */
export const Key = () => (
  <svg viewBox="0 0 240 112" aria-hidden="true">
    <circle cx="76" cy="56" r="30" class="f-tint" />
    <circle cx="76" cy="56" r="30" fill="none" class="s-accent" stroke-width="5" />
    <circle cx="76" cy="56" r="9" class="f-accent" />
    <path
      d="M106 56h96M202 56v20M182 56v14M162 56v22"
      fill="none"
      class="s-accent"
      stroke-width="5"
      stroke-linecap="round"
    />
  </svg>
);

/** A program reads a series of bars. */
export const Reading = () => (
  <svg viewBox="0 0 240 112" aria-hidden="true">
    <rect x="30" y="12" width="180" height="88" rx="10" class="f-tint" />
    <path
      d="M52 40l12 12-12 12M74 66h16"
      fill="none"
      class="s-soft"
      stroke-width="3.5"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
    {[26, 44, 18, 58, 36].map((tall, at) => (
      <rect x={112 + at * 17} y={88 - tall} width="11" height={tall} rx="2" class={at === 3 ? "f-sun" : "f-accent"} />
    ))}
  </svg>
);
