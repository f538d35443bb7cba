import { keepOfflinePage } from "../offline-page.ts";
import { nearEnd } from "../token/near-end.ts";
import { rememberedTokens } from "../token/remembered.ts";
import { keepInTab } from "../token/tab-token.ts";
import { askWith, describedMeters, type MeterView } from "./api.ts";
import type { Keeping } from "./keeping.ts";
import { type KnownMeter, knownMeters } from "./known-meters.ts";
import { OpenedMeter } from "./opened-meter.ts";
import { part } from "./part.ts";
import { Remembering } from "./remembering.ts";
import type { Problem } from "./stream.ts";

/** The meters of the token of the page, and those that this device remembers: one of them is drawn. */
const openedMeter = new OpenedMeter();
const select = part<HTMLSelectElement>("meter");
const remembering = new Remembering(() => void offerAll());
let keeping: Promise<Keeping> | null = null;
const described = new Map<string, Promise<readonly MeterView[]>>();
let known: readonly KnownMeter[] = [];
/** The token of the meter that is shown. */
let shown = "";
let onRefused: (problem: Problem) => void = () => undefined;
select.addEventListener("change", () => openOne(select.selectedIndex));
// The event does not bubble.
document.querySelector(".keeping")?.addEventListener("toggle", () => void showKeeping(), { capture: true, once: true });

/** Draws the last seven days of the first meter that a token opens. Calls `refused` when the API does not take the token. */
export function openMeters(token: string, refused: (problem: Problem) => void): void {
  onRefused = refused;
  open(token);
}

function open(token: string): void {
  shown = token;
  offer(knownMeters(token, []));
  openOne(0);
  void offerAll();
}

/** Offers what this device remembers too. */
const offerAll = async (): Promise<void> => offer(knownMeters(shown, await rememberedTokens()));

function offer(meters: readonly KnownMeter[]): void {
  const number = known[Math.max(select.selectedIndex, 0)]?.number;
  known = meters;
  select.replaceChildren(...known.map(({ label }) => new Option(label)));
  const at = known.findIndex((meter) => meter.number === number);
  select.selectedIndex = Math.max(at, 0);
  part("meter-choice").hidden = known.length < 2;
  if (keeping !== null || known.length > 1) void showKeeping();
}

async function showKeeping(): Promise<void> {
  keeping ??= import("./keeping.ts").then(
    (loaded) => new loaded.Keeping({ onNamed: () => void offerAll(), onJoined: open }),
  );
  const loaded = await keeping;
  const meter = known[Math.max(select.selectedIndex, 0)];
  if (meter !== undefined) loaded.show({ token: shown, meter, known });
}

/** Says that the token ends soon, or takes back what was said of another. */
async function showEnd(token: string): Promise<void> {
  if (nearEnd(token, Date.now()) === null && part("ending").childElementCount === 0) return;
  const { Renewing } = await import("./renewing.ts");
  new Renewing(open).show(token);
}

function openOne(at: number): void {
  const meter = known[at];
  if (meter === undefined) return;
  const { token, number, roles, isOnly } = meter;
  if (token !== shown) void keepInTab(token);
  shown = token;
  const ask = askWith(token);
  openedMeter.open({
    ask,
    number: isOnly ? null : number,
    roles,
    onRefused: refuse,
    onDrawn: () => {
      void remembering.show(token);
      void keepOfflinePage();
    },
  });
  if (keeping !== null) void showKeeping();
  void showEnd(token);
  const views = described.get(token) ?? describedMeters(ask);
  described.set(token, views);
  void views.then((all) => {
    // Views are masked, but for the last four digits.
    const view = all.find(({ meter: masked }) => masked.endsWith(number.slice(-4)));
    if (known[Math.max(select.selectedIndex, 0)]?.number === number) openedMeter.describe(view ?? null);
  });
}

function refuse(problem: Problem): void {
  openedMeter.close();
  onRefused(problem);
}
