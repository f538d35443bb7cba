import { noise } from "./readings/noise.ts";

/** An invented holder and address, none of which may leave the gateway. The telephone numbers are in ranges reserved for fiction. */
export interface Holder {
  readonly title: string;
  readonly firstname: string;
  readonly lastname: string;
  readonly email: string;
  readonly landline: string;
  readonly phone: string;
  readonly street: string;
  readonly town: string;
}

const FIRST_NAMES = ["Aliénor", "Bertille", "Célestin", "Donatien", "Euphémie", "Gaspard"] as const;
const LAST_NAMES = ["Vauquelin-Test", "Peyrefort-Test", "Landrigan-Test", "Quillévéré-Test", "Morvanche-Test"] as const;
const STREETS = [
  "impasse des Ampères",
  "rue du Voltmètre",
  "allée des Condensateurs",
  "chemin du Galvanomètre",
] as const;
const TOWNS = ["Saint-Fictif-sur-Watt", "Villeneuve-l’Inventée", "Beaulieu-le-Simulé"] as const;

/** The holder of a meter, the same on every machine. */
export function holderOf(prm: string): Holder {
  const pick = (list: readonly string[], key: string) => list[Math.floor(noise(prm, key) * list.length)] ?? "";
  const digits = (key: string, length: number) =>
    String(Math.floor(noise(prm, key) * 10 ** length)).padStart(length, "0");
  const lastname = pick(LAST_NAMES, "last name");
  return {
    title: noise(prm, "title") < 0.5 ? "Madame" : "Monsieur",
    firstname: pick(FIRST_NAMES, "first name"),
    lastname,
    email: `${lastname
      .toLowerCase()
      .normalize("NFD")
      .replaceAll(/[^a-z-]/g, "")}.${digits("email", 4)}@example.org`,
    landline: `+3319900${digits("landline", 4)}`,
    phone: `+3363998${digits("phone", 4)}`,
    street: `${1 + Math.floor(noise(prm, "house") * 98)} ${pick(STREETS, "street")}`,
    town: `99${digits("postcode", 3)} ${pick(TOWNS, "town")}`,
  };
}
