import { holderOf } from "./holder.ts";
import { type Day, dayFrom, midnight } from "./paris.ts";
import { type Persona, sharedDirections } from "./persona.ts";
import { noise } from "./readings/noise.ts";
import { type OffPeakRange, offPeakText, peakOf, rangesText } from "./readings/off-peak.ts";
import { offPeakHours, type Tariff } from "./readings/tariff.ts";

/** The body of `situation_contrat_auto`: one entry per direction, `C5` drawn and `P4` injected, with the holder and the address. */
export function contractSituation(persona: Persona) {
  const { prm, nature } = persona;
  const { title, firstname, lastname, email, landline, phone, street, town } = holderOf(prm);
  const person = { title, lastname, firstname };
  const line1 = `${firstname} ${lastname}`;

  const drawn = {
    usage_point_id: prm,
    contract_start: midnight(activation(persona)),
    contract_type: "Contrat GRD-F",
    contractor: "Fournisseur inventé",
    distribution_tariff: DISTRIBUTION_TARIFFS[nature.tariff],
    subscribed_power: { unit: "kVA", value: `${subscribedKva(persona)}` },
    segment: "C5",
    customer: { customer: { adress: { line1, line4: street, line6: town, line7: "FRANCE" } } },
    contact_data: { email, landline, phone },
    person,
  };
  const injected = {
    usage_point_id: prm,
    contract_start: midnight(activation(persona)),
    contract_type: "Contrat GRD-A",
    segment: "P4",
    customer: { customer: { adress: { line1, line4: street, line6: town } } },
    contact_data: { email, landline },
    person,
  };
  return sharedDirections(nature).map((direction) => (direction === "CONS" ? drawn : injected));
}

/** The body of `synth_contrat_auto`: segments, dates of activation, level of services. */
export function contractSynthesis(persona: Persona) {
  const directions = sharedDirections(persona.nature);
  const activated = midnight(activation(persona));
  return {
    segments: directions.map((direction) => ({ segment: direction === "CONS" ? "C5" : "P4" })),
    ...(directions.includes("PROD") && { generation_last_activation_date: activated }),
    ...(directions.includes("CONS") && {
      consumption_last_activation_date: activated,
      last_subscribed_power_change_date: activated,
    }),
    services_level: "Communicant (ouvert aux services)",
  };
}

/**
 * The body of `comptage_auto`: the meter itself. Only `relais.plageHeuresCreuses` and `compteurs[].programmationHoraire` are documented; the inside of the second and
 * the other members are guesses, modelled on the web service that Enedis offers to professionals (SGE).
 */
export function metering({ prm, nature }: Persona) {
  const ranges = nature.draws && nature.tariff !== "base" ? offPeakHours(prm, nature.tariff) : null;
  return {
    typeComptage: { code: "LINKY", libelle: "Compteur Linky" },
    relais: ranges === null || nature.offPeakIn === "meter" ? null : { plageHeuresCreuses: offPeakText(ranges) },
    compteurs: [
      {
        matricule: `${Math.floor(noise(prm, "serial number") * 1_000)}`,
        localisation: { code: "EXT", libelle: "Extérieur" },
        ticActivee: true,
        programmationHoraire: ranges === null ? null : programme(ranges),
      },
    ],
  };
}

const programme = (offPeak: readonly OffPeakRange[]) => ({
  programmationPosteHoraire: [
    { code: "HC", libelle: "Heures Creuses", periodesHoraires: rangesText(offPeak) },
    { code: "HP", libelle: "Heures Pleines", periodesHoraires: rangesText(peakOf(offPeak)) },
  ],
});

/** The label with two seasons is published; the other two are guesses in the same style. */
const DISTRIBUTION_TARIFFS: Readonly<Record<Tariff, string>> = {
  base: "Tarif BT<=36kVA Courte Utilisation",
  peak_offpeak: "Tarif BT<=36kVA Moyenne Utilisation heures pleines heures creuses",
  four_registers: "Tarif BT<=36kVA Moyenne Utilisation heures pleines heures creuses associées à deux saisons",
  tempo: "Tarif BT<=36kVA Moyenne Utilisation heures pleines heures creuses associées à deux saisons",
};

const OLDEST_ACTIVATION = dayFrom("2014-01-01") as Day;
const DAYS_OF_ACTIVATIONS = 3_000;

const activation = ({ prm, nature }: Persona): Day =>
  (nature.activatedOn === null ? null : dayFrom(nature.activatedOn)) ??
  OLDEST_ACTIVATION.add({ days: Math.floor(DAYS_OF_ACTIVATIONS * noise(prm, "activation")) });

/** 6 to 12 kVA, twice as much on three phases. */
const subscribedKva = ({ prm, nature }: Persona): number =>
  (6 + 3 * Math.floor(3 * noise(prm, "subscribed power"))) * (nature.phases === 3 ? 2 : 1);
