import { type Fault, type FieldFault, type ImpactRefusal, MOST_FAULTS } from "./impact.ts";
import type { Texts } from "./text.ts";

const TYPES: Readonly<Record<string, string>> = {
  number: "un nombre",
  string: "un texte",
  array: "une liste",
  object: "un objet",
};

/** Ce qui ne va pas dans un champ. */
export function faultFr(fault: Fault): string {
  switch (fault.kind) {
    case "required":
      return "Ce champ est obligatoire.";
    case "unknown_field":
      return fault.instead === undefined
        ? "Ce champ n’existe pas."
        : `Ce champ n’existe pas : écrivez « ${fault.instead} ».`;
    case "type":
      return `Ce champ doit être ${TYPES[fault.expected] ?? "d’un autre type"}.`;
    case "choice":
      return fault.allowed.length === 0
        ? "Ce procédé n’existe pas : « GET /api/impact/processes » en donne la liste."
        : `Ce champ admet : ${fault.allowed.join(", ")}.`;
    case "range":
      return fault.least === undefined
        ? `Ce nombre est de ${fault.most} au plus.`
        : `Ce champ est un nombre, de ${fault.least} au moins.`;
    case "count":
      return `De ${fault.least} à ${fault.most} éléments.`;
    case "one_of":
      return `Donnez un seul de ces champs : ${fault.fields.join(", ")}.`;
    case "unit":
      return `Ce procédé se compte en ${fault.expected}, pas en ${fault.given}. 1 kWh = 1000 Wh = 3,6 MJ.`;
    case "no_figure":
      return `La méthode ${fault.method} n’a pas de chiffre pour ce procédé.`;
    case "once":
      return "Donnez ce champ une seule fois.";
    case "meter":
      return `Ce champ est un numéro de PRM : 14 chiffres.${fault.lacksItsZero ? " Un tableur a sans doute ôté le zéro du début." : ""}`;
    case "time":
      return "Ce champ est une heure de Paris, écrite AAAA-MM-JJ HH:MM:SS.";
    case "date":
      return "Ce champ est une date existante, écrite AAAA-MM-JJ.";
    case "period":
      return `La période compte de 1 à ${fault.mostDays} jours, commence le ${fault.earliest} au plus tôt et finit demain au plus tard ; le jour de fin n’est pas compris.`;
    case "span":
      return `Les points de cette courbe peuvent s’étendre sur ${fault.mostDays} jours au plus : deux ans, et un jour pour 48 points.`;
    case "points_without_token":
      return `Sans jeton, une courbe compte ${fault.most} points au plus, plus d’un an de demi-heures : envoyez-la par année, ou avec un jeton.`;
    case "structure":
      return `Le corps de la demande compte plus de ${fault.mostNames} noms de champs, de ${fault.mostContainers} objets et listes ou de ${fault.mostLevels} niveaux : il n’a pas été lu.`;
    case "years":
      return `Cette date doit être entre ${fault.first} et ${fault.last}.`;
    case "overlap":
      return "Cet intervalle commence avant la fin du précédent.";
  }
}

export const IMPACT_FR: Texts<ImpactRefusal> = {
  json_malformed: {
    title: "JSON invalide",
    detail: () => "Le corps de la demande n’est pas du JSON.",
    remedy: "Envoyez un objet JSON avec l’en-tête « Content-Type: application/json ».",
  },
  content_type_not_json: {
    title: "Envoi sans JSON",
    detail: () =>
      "Une page d’un autre site a envoyé ces données comme un formulaire ou du texte, sans pouvoir lire la réponse.",
    remedy:
      "Envoyez-les avec « fetch » et l’en-tête « Content-Type: application/json » : le navigateur demande alors l’autorisation.",
  },
  fields_invalid: {
    title: "Champs invalides",
    detail: ({ faults }) => `Ces champs ne conviennent pas (${counted(faults)}) : ${listed(faults)}.`,
    remedy: "Corrigez ces champs : « error » dit ce qui ne va pas dans chacun.",
  },
  impact_unknown: {
    title: "Indicateur absent",
    detail: ({ known, because }) => because ?? `Les indicateurs sont ici : ${known.join(", ")}.`,
    remedy: "Demandez-en un autre : « GET /api/impact/methods » dit lesquels existent, et d’où vient chacun.",
  },
};

/** Reading ends at the 50th: there may be more. */
const counted = (faults: readonly FieldFault[]): string =>
  faults.length < MOST_FAULTS ? `${faults.length}` : `${MOST_FAULTS} ou plus`;

const listed = (faults: readonly FieldFault[]): string =>
  faults
    .slice(0, MOST_FAULTS)
    .map(({ field }) => field)
    .join(", ");
