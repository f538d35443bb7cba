import type { Direction, Tariff } from "../nature.ts";
import type { Day } from "../paris.ts";
import { isOffPeak, type OffPeakRange, offPeakOf, TEMPO_OFF_PEAK } from "./off-peak.ts";
import { tempoColour } from "./tempo.ts";

/** A tariff period: Enedis's label, and the code of the dial that counts it, unique on a meter. */
export interface TariffPeriod {
  readonly label: string;
  readonly dial: string;
}

/** A calendar of the distributor or of the supplier, with its tariff periods by id. */
export interface Calendar {
  readonly id: string;
  readonly label: string;
  readonly periods: Readonly<Record<string, TariffPeriod>>;
  /** The id of the period at a minute of a day, counted from midnight on the wall clock. */
  readonly periodAt: (day: Day, minute: number) => string;
}

/** The distributor's registers sum to the totaliser; the supplier's start with the contract, so their sum may be smaller. */
export interface Calendars {
  readonly distributor: Calendar;
  readonly supplier: Calendar | null;
}

const MORNING_OF_TEMPO = 360;

/** The off-peak hours of a meter: its own, or those of Tempo. */
export const offPeakHours = (prm: string, tariff: Tariff): readonly OffPeakRange[] =>
  tariff === "tempo" ? TEMPO_OFF_PEAK : offPeakOf(prm);

/**
 * Ids and labels: `DI000001` to `DI000003` and the suppliers' base and peak/off-peak calendars are published; Tempo's id and the labels of
 * `DI000001` and `DI000002` are guesses. So is the calendar of an injecting meter: one register, no supplier's calendar.
 */
export function calendarsOf(prm: string, tariff: Tariff, direction: Direction): Calendars {
  if (direction === "PROD") return { distributor: base("DI000001", NO_PERIODS, "IDX_EAI_D1"), supplier: null };
  const ranges = offPeakHours(prm, tariff);
  switch (tariff) {
    case "base":
      return {
        distributor: base("DI000001", NO_PERIODS, "IDX_EAS_D1"),
        supplier: base("FC022034", "Base", "IDX_EAS_F1"),
      };
    case "peak_offpeak":
      return {
        distributor: peakOffPeak("DI000002", "Avec différenciation temporelle", "D", ranges),
        supplier: peakOffPeak("FC022035", "Heures Pleines/Creuses", "F", ranges),
      };
    case "four_registers":
      return {
        distributor: fourRegisters(ranges),
        supplier: peakOffPeak("FC022035", "Heures Pleines/Creuses", "F", ranges),
      };
    case "tempo":
      return { distributor: fourRegisters(ranges), supplier: tempo(ranges) };
  }
}

const NO_PERIODS = "Sans différenciation temporelle";

const base = (id: string, label: string, dial: string): Calendar => ({
  id,
  label,
  periods: { BASE: { label: "Base", dial } },
  periodAt: () => "BASE",
});

const peakOffPeak = (id: string, label: string, grid: "D" | "F", ranges: readonly OffPeakRange[]): Calendar => ({
  id,
  label,
  periods: {
    HP: { label: "Heures Pleines", dial: `IDX_EAS_${grid}2` },
    HC: { label: "Heures Creuses", dial: `IDX_EAS_${grid}1` },
  },
  periodAt: (_day, minute) => (isOffPeak(ranges, minute) ? "HC" : "HP"),
});

/** The high season of the network tariff runs from November to March. */
const isHighSeason = ({ month }: Day): boolean => month >= 11 || month <= 3;

const fourRegisters = (ranges: readonly OffPeakRange[]): Calendar => ({
  id: "DI000003",
  label: "Avec différenciation temporelle et saisonnière",
  periods: {
    HPB: { label: "Heures Pleines Saison Basse", dial: "IDX_EAS_D2" },
    HPH: { label: "Heures Pleines Hiver / Saison Haute", dial: "IDX_EAS_D4" },
    HCH: { label: "Heures Creuses Hiver / Saison Haute", dial: "IDX_EAS_D3" },
    HCB: { label: "Heures Creuses Saison Basse", dial: "IDX_EAS_D1" },
  },
  periodAt: (day, minute) => (isOffPeak(ranges, minute) ? "HC" : "HP") + (isHighSeason(day) ? "H" : "B"),
});

const TEMPO_LETTERS = { blue: "B", white: "W", red: "R" } as const;

const tempo = (ranges: readonly OffPeakRange[]): Calendar => ({
  id: "FC022036",
  label: "Tempo",
  periods: {
    HCJB: { label: "Heures Creuses Jours Bleus", dial: "IDX_EAS_F1" },
    HPJB: { label: "Heures Pleines Jours Bleus", dial: "IDX_EAS_F2" },
    HCJW: { label: "Heures Creuses Jours Blancs", dial: "IDX_EAS_F3" },
    HPJW: { label: "Heures Pleines Jours Blancs", dial: "IDX_EAS_F4" },
    HCJR: { label: "Heures Creuses Jours Rouges", dial: "IDX_EAS_F5" },
    HPJR: { label: "Heures Pleines Jours Rouges", dial: "IDX_EAS_F6" },
  },
  // A Tempo day runs from 06:00 to 06:00.
  periodAt: (day, minute) => {
    const colour = tempoColour(minute < MORNING_OF_TEMPO ? day.subtract({ days: 1 }) : day);
    return `${isOffPeak(ranges, minute) ? "HC" : "HP"}J${TEMPO_LETTERS[colour]}`;
  },
});
