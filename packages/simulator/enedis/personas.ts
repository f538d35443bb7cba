import { type Nature, ORDINARY } from "./nature.ts";
import type { Persona } from "./persona.ts";

type Row = readonly [prm: string, label: string, nature?: Partial<Nature>];

const SOLAR = { injects: true } as const;
const PRODUCER = { draws: false, injects: true } as const;

/** The public meters of Enedis's sandboxes, with the natures they have there. */
const SANDBOX: readonly Row[] = [
  ["22516914714270", "Maison ordinaire, installation ancienne"],
  ["11453290002823", "Maison mise en service le 27 août 2019", { activatedOn: "2019-08-27" }],
  ["32320647321714", "Maison sans courbe de charge", { loadCurve: "off" }],
  ["12345678901234", "Maison dont la production a son propre compteur"],
  ["10284856584123", "Production seule, associée à une maison", PRODUCER],
  ["42900589957123", "Maison dont certains jours manquent", { gaps: "some_days" }],
  ["24880057139941", "Production seule", PRODUCER],
  ["12655648759651", "Autoconsommation : soutirage et injection", SOLAR],
  ["64975835695673", "Premier de trois compteurs"],
  ["63695879465986", "Deuxième de trois compteurs"],
  ["22315546958763", "Troisième de trois compteurs"],
  ["26584978546985", "Consentement révoqué aussitôt donné", { consent: "revoked_at_once" }],
  ["16401220101758", "Maison (exemple de la documentation d’Enedis)"],
  ["11111111111111", "Maison des exemples (13 et 14 octobre 2026)"],
];

/** The meter of the 2026 sandbox, where `autorisation_id` 11 gives five services and 10 gives none. */
const SANDBOX_2026: readonly Row[] = [["14000000000001", "Maison du bac à sable de 2026"]];

/** Invented numbers, in a range that no meter has: 2000000000xxxx. */
const INVENTED: readonly Row[] = [
  ["20000000000101", "Changement d’heure : 46 ou 50 points"],
  ["20000000000102", "Changement d’heure : toujours 48 points", { clockChange: "always_48" }],
  ["20000000000103", "Changement d’heure : doublons d’automne supprimés", { clockChange: "no_duplicates" }],
  ["20000000000104", "Changement d’heure : 2 h 30 et 3 h répétées en automne", { clockChange: "autumn_late" }],
  ["20000000000105", "Changement d’heure : point daté de 2 h au printemps", { clockChange: "spring_early" }],
  ["20000000000201", "Courbe au pas de 10 minutes", { spacing: 10 }],
  ["20000000000202", "Courbe au pas de 15 minutes", { spacing: 15 }],
  ["20000000000203", "Courbe au pas de 60 minutes", { spacing: 60 }],
  ["20000000000204", "Courbe dont le pas change le 15 du mois", { spacing: "changing" }],
  ["20000000000301", "Courbe trouée de « null » écrits en toutes lettres", { gaps: "text_null" }],
  ["20000000000302", "Courbe trouée de valeurs nulles", { gaps: "json_null" }],
  ["20000000000303", "Courbe entièrement nulle", { gaps: "all_null" }],
  ["20000000000304", "Jours incomplets : un à cinq points", { gaps: "few_points" }],
  ["20000000000305", "Jours de 47 points : le dernier manque", { gaps: "no_midnight" }],
  ["20000000000401", "Mesures publiées un jour plus tard", { lateDays: { daily: 1, curve: 1 } }],
  ["20000000000402", "Mesures publiées deux jours plus tard", { lateDays: { daily: 2, curve: 2 } }],
  ["20000000000403", "Mesures publiées trois jours plus tard", { lateDays: { daily: 3, curve: 3 } }],
  ["20000000000404", "Courbe publiée deux jours après les mesures quotidiennes", { lateDays: { daily: 0, curve: 2 } }],
  ["20000000000501", "Maison triphasée", { phases: 3 }],
  ["20000000000502", "Enregistrement de la courbe refusé par le titulaire", { loadCurve: "refused" }],
  ["20000000000503", "Maison mise en service le 1er juin 2026", { activatedOn: "2026-06-01" }],
  ["20000000000504", "Maison : toute demande de production échoue (500)", { wrongDirection: "technical_error" }],
  ["20000000000505", "Maison : aucune production trouvée (404)", { wrongDirection: "not_found" }],
  ["20000000000506", "Autoconsommation : les deux sens dans chaque réponse", { ...SOLAR, answersBothDirections: true }],
  ["20000000000601", "Titulaire parti", { movedOut: true }],
  ["20000000000602", "Consentement révoqué", { consent: "revoked" }],
  ["20000000000603", "Consentement expiré", { consent: "expired" }],
  ["20000000000604", "Consentement sans la production", { ...SOLAR, consent: "consumption_only" }],
  [
    "20000000000605",
    "Consentement neuf : erreur technique pendant dix minutes",
    { settling: { minutes: 10, answer: "technical_error" } },
  ],
  [
    "20000000000606",
    "Consentement neuf : pas encore enregistré pendant dix minutes",
    { settling: { minutes: 10, answer: "not_recorded" } },
  ],
  ["20000000000701", "Service visible au troisième essai (liste vide)", { listing: "empty_twice" }],
  ["20000000000702", "Service visible au troisième essai (liste nulle)", { listing: "null_twice" }],
  ["20000000000703", "Compteur incompatible", { incompatible: true }],
  ["20000000000205", "Courbe au pas de 5 minutes", { spacing: 5 }],
  ["20000000000801", "Index : tarif de base", { tariff: "base" }],
  ["20000000000802", "Index : heures pleines et heures creuses", { tariff: "peak_offpeak" }],
  ["20000000000803", "Index : quatre registres", { tariff: "four_registers" }],
  ["20000000000804", "Index : Tempo", { tariff: "tempo" }],
  ["20000000000805", "Index : compteur remplacé le 16 juin 2026 à midi", { counters: "replaced" }],
  ["20000000000806", "Index : compteurs revenus à zéro en 2026", { counters: "rolled_over" }],
  ["20000000000807", "Index : valeurs écrites en texte", { indexValues: "strings" }],
  ["20000000000808", "Consentement sans le service des index", { services: ["CDC", "PMAX", "ENERGIE", "ITC"] }],
  ["20000000000809", "Consentement sans les données de contrat", { services: ["CDC", "PMAX", "IDX", "ENERGIE"] }],
  ["20000000000810", "Heures creuses dans la seule programmation du compteur", { offPeakForm: "meter" }],
  [
    "20000000000206",
    "Courbe au pas de 10 minutes, dit une fois pour tous les points",
    { spacing: 10, spacingIn: "body" },
  ],
  ["20000000000811", "Heures creuses entre guillemets, sans cadre", { offPeakForm: "quoted" }],
  ["20000000000812", "Heures creuses sans minutes", { offPeakForm: "without_minutes", tariff: "tempo" }],
  ["20000000000813", "Heures creuses séparées par des virgules", { offPeakForm: "commas" }],
  [
    "20000000000814",
    "Heures creuses sous les codes de quatre registres",
    { offPeakForm: "four_codes", tariff: "four_registers" },
  ],
  ["20000000000815", "Heures creuses d’été et d’hiver", { offPeakForm: "two_seasons", tariff: "four_registers" }],
  ["20000000000816", "Heures creuses « NA » : tarif de base", { offPeakForm: "not_applicable", tariff: "base" }],
  ["20000000000817", "Heures creuses en toutes lettres", { offPeakForm: "in_words" }],
  ["20000000000818", "Trois contrats : terminé, en cours, à venir", { contracts: "several" }],
  ["20000000000819", "Compteur qui ne communique pas", { servicesLevel: "Non communicant", silence: "no_such_point" }],
  [
    "20000000000820",
    "Point de livraison coupé",
    { connectionState: "Coupé", servicesLevel: "", silence: "no_such_point" },
  ],
  [
    "20000000000821",
    "Compteur non ouvert aux services",
    { servicesLevel: "Communicant (non ouvert aux services)", silence: "no_data" },
  ],
  ["20000000000822", "Point que rien n’explique : alimenté, communicant, muet", { silence: "no_such_point" }],
  ["20000000000823", "Programmation avec un code inconnu", { offPeakForm: "unknown_code" }],
  [
    "20000000000824",
    "État et niveau de services dans d’autres mots",
    { servicesLevel: "Communicant (ouverture en cours)", connectionState: "En travaux" },
  ],
];

// Ids follow from the order of the rows, so a new row goes to the end of its list.
const FIRST_ID = { sandbox2026: 11, sandbox: 12, invented: 101, home: 100_000 } as const;

const personas = (rows: readonly Row[], firstId: number): readonly Persona[] =>
  rows.map(([prm, label, nature], index) => ({
    prm,
    label,
    autorisationId: firstId + index,
    nature: { ...ORDINARY, ...nature },
  }));

/** The meters offered on the consent page, in two groups. */
export const PERSONAS = {
  sandbox: [...personas(SANDBOX, FIRST_ID.sandbox), ...personas(SANDBOX_2026, FIRST_ID.sandbox2026)],
  invented: personas(INVENTED, FIRST_ID.invented),
} as const;

/** 30000000000000 to 30000000099999: ordinary homes for load tests, which the consent page does not offer. */
const HOMES = /^300000000(\d{5})$/;

const everyone = [...PERSONAS.sandbox, ...PERSONAS.invented];
const byPrm = new Map(everyone.map((persona) => [persona.prm, persona]));
const prmById = new Map(everyone.map(({ autorisationId, prm }) => [autorisationId, prm]));

/** The persona of a meter number, or `null`. */
export function personaOf(prm: string): Persona | null {
  const number = HOMES.exec(prm)?.[1];
  if (number === undefined) return byPrm.get(prm) ?? null;
  return { prm, label: `Maison n° ${number}`, autorisationId: FIRST_ID.home + Number(number), nature: ORDINARY };
}

/** The persona of an `autorisation_id`, which is the same each time an application and a meter meet; or `null`. */
export function personaByAutorisation(id: number): Persona | null {
  const known = prmById.get(id);
  if (known !== undefined) return personaOf(known);
  return id < FIRST_ID.home ? null : personaOf(`300000000${String(id - FIRST_ID.home).padStart(5, "0")}`);
}
