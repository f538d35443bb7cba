import { holderOf } from "./holder.ts";
import type { Tariff } from "./nature.ts";
import { sharedDirections } from "./nature.ts";
import { type Day, dayFrom, midnight } from "./paris.ts";
import type { Persona } from "./persona.ts";
import { noise } from "./readings/noise.ts";

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
  // A guess: nobody published a list with a contract that has ended or is to come.
  const several = [
    { ...drawn, contract_start: ENDED, subscribed_power: { unit: "kVA", value: "3" } },
    drawn,
    { ...drawn, contract_start: TO_COME, subscribed_power: { unit: "kVA", value: "36" } },
  ];
  return sharedDirections(nature).flatMap((direction) =>
    direction === "PROD" ? [injected] : nature.contracts === "several" ? several : [drawn],
  );
}

const ENDED = midnight(dayFrom("2011-05-02") as Day);
const TO_COME = midnight(dayFrom("2060-01-01") as Day);

/** The body of `synth_contrat_auto`: segments, dates of activation, level of services. */
export function contractSynthesis(persona: Persona) {
  const { nature } = persona;
  const directions = sharedDirections(nature);
  const activated = midnight(activation(persona));
  return {
    segments: directions.map((direction) => ({ segment: direction === "CONS" ? "C5" : "P4" })),
    ...(directions.includes("PROD") && { generation_last_activation_date: activated }),
    ...(directions.includes("CONS") && {
      consumption_last_activation_date: activated,
      last_subscribed_power_change_date: activated,
    }),
    services_level: nature.servicesLevel,
  };
}

/** The body of `alimentation_auto`, in the members that a public client reads: whether electricity reaches the point, and its connection. */
export const supply = ({ prm, nature }: Persona) => ({
  serial_number: Math.floor(noise(prm, "serial number") * 1_000_000_000),
  connection_state: nature.connectionState,
  voltage_level: "BT",
  phase_count: `${nature.phases}`,
  nominal_service_voltage: { value: nature.phases === 3 ? 400 : 230, unit: "V" },
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
