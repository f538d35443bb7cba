import { HOURS } from "#words/hours";
import { LOCALE } from "#words/language";

/** Drawings that explain units and clock changes, in the colours of the page. */

const HALF_HOURS = [
  { from: [10, 0], stamp: "10:30", watts: 400 },
  { from: [10, 30], stamp: "11:00", watts: 1200 },
  { from: [11, 0], stamp: "11:30", watts: 800 },
] as const;
const WIDTH = 150;
const LEFT = 18;
const GROUND = 178;

/** Three half hours: mean power, energy, and the stamp at their end. */
export const PowerAndEnergy = ({ label, stamped }: { readonly label: string; readonly stamped: string }) => (
  <svg class="drawing" viewBox="0 0 500 236" role="img" aria-label={label}>
    {HALF_HOURS.map(({ from, stamp, watts }, at) => {
      const x = LEFT + at * WIDTH;
      const tall = watts / 9;
      return (
        <g>
          <rect x={x + 1} y={GROUND - tall} width={WIDTH - 2} height={tall} class="f-tint" />
          <path d={`M${x} ${GROUND - tall}h${WIDTH}`} class="s-accent" stroke-width="3" />
          <text x={x + WIDTH / 2} y={GROUND - tall - 10} text-anchor="middle" class="f-ink">
            {`${watts.toLocaleString(LOCALE)} W`}
          </text>
          <text x={x + WIDTH / 2} y={GROUND - tall / 2 + 5} text-anchor="middle" class="f-accent">
            {`${watts / 2} Wh`}
          </text>
          <path d={`M${x} ${GROUND}v7`} class="s-soft" />
          <text x={x + (at === 0 ? 0 : 8)} y={GROUND + 22} class="f-soft">
            {HOURS.time(from[0], from[1])}
          </text>
          <text x={x + WIDTH - 8} y={GROUND + 48} text-anchor="end" class="f-sun">
            {`${stamped} ${stamp}`}
          </text>
          <path
            d={`M${x + WIDTH - 2} ${GROUND + 50}V${GROUND + 9}m-4 6l4-6 4 6`}
            fill="none"
            class="s-sun"
            stroke-width="1.5"
          />
        </g>
      );
    })}
    <path d={`M${LEFT} ${GROUND}h${3 * WIDTH}v7`} fill="none" class="s-soft" />
  </svg>
);

const HOUR = 40;

/** The first hours of the two days on which clocks change. */
export const ClockChange = (texts: { readonly label: string; readonly winter: string; readonly summer: string }) => (
  <svg class="drawing small-drawing" viewBox="0 0 300 160" role="img" aria-label={texts.label}>
    <Hours y={8} hours={[0, 1, 2, 2, 3, 4]} marked={[2, 3]} />
    <text x="2" y="66" class="f-soft">
      {texts.winter}
    </text>
    <Hours y={94} hours={[0, 1, 3, 4, 5, 6]} marked={[]} gapAfter={1} />
    <text x="2" y="152" class="f-soft">
      {texts.summer}
    </text>
  </svg>
);

interface HoursShown {
  readonly y: number;
  readonly hours: readonly number[];
  readonly marked: readonly number[];
  readonly gapAfter?: number;
}

function Hours({ y, hours, marked, gapAfter = 99 }: HoursShown) {
  return (
    <g>
      {hours.map((hour, at) => {
        const x = 2 + at * HOUR + (at > gapAfter ? 24 : 0);
        return (
          <>
            <rect
              x={x}
              y={y}
              width={HOUR - 3}
              height="36"
              rx="5"
              class={marked.includes(at) ? "f-sun-tint" : "f-tint"}
            />
            <text x={x + HOUR / 2 - 1} y={y + 23} text-anchor="middle" class={marked.includes(at) ? "f-sun" : "f-ink"}>
              {HOURS.hour(hour)}
            </text>
          </>
        );
      })}
      {gapAfter < 99 && (
        <path d={`M${2 + (gapAfter + 1) * HOUR + 10} ${y}v36`} class="s-sun" stroke-width="2" stroke-dasharray="4 4" />
      )}
    </g>
  );
}
