import { readMeasureBody } from "../../shared/enedis/wire.ts";
import { meterReading } from "../../shared/frozen/v5-meter-reading.ts";
import { FORMATS, type Format } from "../../shared/readings/formats.ts";
import { curveRows, type EnergyRow } from "../../shared/readings/rows.ts";
import { windowFrom } from "../../shared/readings/window-text.ts";
import { usagePointId } from "../../shared/usage-point.ts";
import { simulated } from "../../test/support/simulated.ts";

/**
 * `node bench/readings/points.ts`: CPU per point of a week of half hours, from Enedis's text to ours: the frozen v5 translation
 * beside the formats of v2, in one run, in turns. The best of many rounds: the rest is the machine.
 */
const METER = "22516914714270";
const ROUNDS = 400;

const enedis = await simulated();
const asked = { pointId: METER, dateDebut: "2026-10-01", dateFin: "2026-10-08" };
const text = await (await enedis.measure("courbe_de_charge_consommation", asked)).text();
const id = usagePointId(METER);
const window = windowFrom({ start: "2026-10-01", end: "2026-10-08" }, Date.now());
if (id === null || !window.ok) throw new Error("the bench asks for nothing");

const body = () => {
  const read = readMeasureBody(text, { usagePointId: id });
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
};
const rows = (): readonly EnergyRow[] => {
  const read = curveRows("courbe_de_charge_consommation", body(), window.value.days);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value.rows;
};
const about = {
  direction: "consumption",
  series: "load_curve",
  meter: "••••••••••4270",
  requested: window.value,
  served: window.value,
  clamps: [],
} as const;

const writer = (format: Format) =>
  FORMATS[format].writer(about, { locale: "en", prices: new Map(), name: "maison", sums: null });

const CANDIDATES: Readonly<Record<string, () => string>> = {
  "frozen, v5": () => JSON.stringify(meterReading("consumption_load_curve", body())),
  "v2, JSON Lines": () => writer("jsonl").rows(rows()),
  "v2, CSV": () => writer("csv").rows(rows()),
  "v2, Home Assistant": () => writer("home-assistant").rows(rows()),
};

const points = rows().length;
const best = new Map(Object.keys(CANDIDATES).map((name) => [name, Number.POSITIVE_INFINITY]));
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, write] of Object.entries(CANDIDATES)) {
    const startMs = performance.now();
    write();
    best.set(name, Math.min(best.get(name) ?? 0, performance.now() - startMs));
  }
}
console.log(`${points} points; best of ${ROUNDS} rounds`);
for (const [name, ms] of best) console.log(`${name.padEnd(16)} ${((ms * 1000) / points).toFixed(2)} µs a point`);
