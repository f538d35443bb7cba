import type { OffPeakForm } from "./nature.ts";
import type { Persona } from "./persona.ts";
import { noise } from "./readings/noise.ts";
import { type OffPeakRange, offPeakText, peakOf, rangesText } from "./readings/off-peak.ts";
import { offPeakHours } from "./readings/tariff.ts";

/**
 * The body of `comptage_auto`: the meter itself. Only `relais.plageHeuresCreuses` and `compteurs[].programmationHoraire` are documented; the inside of the second and
 * the other members are guesses, modelled on the web service that Enedis offers to professionals (SGE).
 */
export function metering({ prm, nature }: Persona) {
  const ranges = nature.draws && nature.tariff !== "base" ? offPeakHours(prm, nature.tariff) : null;
  const { relay, programme } = written(nature.offPeakForm, ranges);
  return {
    typeComptage: { code: "LINKY", libelle: "Compteur Linky" },
    relais: relay === null ? null : { plageHeuresCreuses: relay },
    compteurs: [
      {
        matricule: `${Math.floor(noise(prm, "serial number") * 1_000)}`,
        localisation: { code: "EXT", libelle: "Extérieur" },
        ticActivee: true,
        programmationHoraire: programme && { programmationPosteHoraire: programme },
      },
    ],
  };
}

interface Period {
  readonly code: string;
  readonly libelle: string;
  readonly periodesHoraires: string;
}

interface Written {
  readonly relay: string | null;
  readonly programme: readonly Period[] | null;
}

/** The summer of a meter with two seasons: `HCB`, where `HCH` is the winter. */
export const SUMMER: readonly OffPeakRange[] = [
  { from: 150, to: 450 },
  { from: 780, to: 960 },
];

function written(form: OffPeakForm, ranges: readonly OffPeakRange[] | null): Written {
  if (form === "not_applicable") return { relay: "NA", programme: null };
  if (ranges === null) return { relay: null, programme: null };
  const text = rangesText(ranges);
  switch (form) {
    case "relay_and_meter":
      return { relay: offPeakText(ranges), programme: twoPeriods(ranges) };
    case "meter":
      return { relay: null, programme: twoPeriods(ranges) };
    case "quoted":
      return { relay: `"${text}"`, programme: null };
    case "without_minutes":
      return { relay: text.replaceAll("H00", "H"), programme: null };
    case "commas":
      return { relay: `HC (${text.replaceAll(";", ",")})`, programme: null };
    case "four_codes":
      return { relay: "", programme: fourPeriods(ranges, ranges) };
    case "two_seasons":
      return { relay: "", programme: fourPeriods(ranges, SUMMER) };
    case "unknown_code":
      return { relay: null, programme: [...twoPeriods(ranges), MOBILE_PEAK] };
    case "in_words":
      return { relay: "Heures creuses de nuit", programme: null };
  }
}

const twoPeriods = (offPeak: readonly OffPeakRange[]): readonly Period[] => [
  { code: "HC", libelle: "Heures Creuses", periodesHoraires: rangesText(offPeak) },
  { code: "HP", libelle: "Heures Pleines", periodesHoraires: rangesText(peakOf(offPeak)) },
];

/** A period of a tariff that is no longer sold (EJP). */
const MOBILE_PEAK: Period = { code: "PM", libelle: "Pointe Mobile", periodesHoraires: "7H00-1H00" };

const fourPeriods = (winter: readonly OffPeakRange[], summer: readonly OffPeakRange[]): readonly Period[] => [
  { code: "HCH", libelle: "Heures Creuses Saison Haute", periodesHoraires: rangesText(winter) },
  { code: "HPH", libelle: "Heures Pleines Saison Haute", periodesHoraires: rangesText(peakOf(winter)) },
  { code: "HCB", libelle: "Heures Creuses Saison Basse", periodesHoraires: rangesText(summer) },
  { code: "HPB", libelle: "Heures Pleines Saison Basse", periodesHoraires: rangesText(peakOf(summer)) },
];
