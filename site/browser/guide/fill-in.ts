import { crontabAt } from "../../../shared/quota/crontab.ts";
import type { Slot } from "../../../shared/quota/slot.ts";
import { SITE } from "../../../shared/texts/site.ts";

/** What the examples carry instead of their placeholders; `null` where it is not known. */
export interface Mine {
  readonly site: string;
  readonly token: string | null;
  readonly meter: string | null;
  /** The meter's own minute. */
  readonly slot?: Slot | null;
}

/** The same as others may see it. */
export const masked = ({ token, meter, ...open }: Mine): Mine => ({
  ...open,
  token: token && "••••••••",
  meter: meter && `••••••••••${meter.slice(-4)}`,
});

/** An example with what is known filled in, wherever it stands: names of other things (`AUTRE`, `idPrm`) contain no placeholder. */
export const filledIn = (text: string, { site, token, meter, slot = null }: Mine): string =>
  (slot === null ? text : atSlot(text, slot))
    .replaceAll(SITE, site)
    .replaceAll(/JETON|TOKEN/g, (placeholder) => token ?? placeholder)
    .replaceAll("PRM", meter ?? "PRM");

/** The minute that settings have until the meter is known, as a crontab and as a clock write it. */
const ANY_SLOT: Slot = { hour: 9, minute: 23 };
const ANY_CRONTAB = "23 9 * * *";
const ANY_CLOCK = /\b(0?)9:23\b/g;

const two = (of: number): string => String(of).padStart(2, "0");

const atSlot = (text: string, { hour, minute }: Slot): string =>
  text
    .replaceAll(crontabAt(ANY_SLOT), () => crontabAt({ hour, minute }))
    .replaceAll(ANY_CRONTAB, `${minute} ${hour} * * *`)
    .replaceAll(ANY_CLOCK, (_text, zero: string) => `${zero === "" ? hour : two(hour)}:${two(minute)}`);
