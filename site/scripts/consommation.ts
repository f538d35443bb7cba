import { askWith, describedMeters, metersIn } from "../browser/consommation/api.ts";
import { OpenedMeter } from "../browser/consommation/opened-meter.ts";
import { Opening } from "../browser/consommation/opening.ts";
import { part } from "../browser/consommation/part.ts";
import { Remembering } from "../browser/consommation/remembering.ts";
import type { Problem } from "../browser/consommation/stream.ts";
import { startAgain, whenErased } from "../browser/token/erasing.ts";

/** The page of a resident's own electricity: a token opens its meters, and the last seven days of one are drawn. */
const openedMeter = new OpenedMeter();
const select = part<HTMLSelectElement>("meter");
const remembering = new Remembering();
const opening: Opening = new Opening(open);
whenErased(startAgain);

function open(token: string): void {
  const ask = askWith(token);
  const meters = metersIn(token);
  const described = describedMeters(ask);
  const openOne = (at: number) => {
    const { number = null, roles = [] } = meters[at] ?? {};
    openedMeter.open({
      ask,
      number: meters.length > 1 ? number : null,
      roles,
      onRefused: refuse,
      onDrawn: () => void remembering.show(token),
    });
    void described.then((views) => {
      // Views are masked, but for the last four digits.
      const view = views.find(({ meter }) => number !== null && meter.endsWith(number.slice(-4)));
      if (at === Math.max(select.selectedIndex, 0)) openedMeter.describe(view ?? null);
    });
  };
  select.replaceChildren(...meters.map(({ number }) => new Option(`••••\u00a0${number.slice(-4)}`)));
  part("meter-choice").hidden = meters.length < 2;
  select.onchange = () => openOne(select.selectedIndex);
  openOne(0);
}

function refuse({ detail, remedy }: Problem): void {
  openedMeter.close();
  opening.refuse(`${detail} ${remedy}`);
}
