import { inWords } from "./durations.ts";
import type { Instead, RequestRefusal } from "./request.ts";
import type { Texts } from "./text.ts";

/** What came too often, by who sent it. */
const TOO_MUCH = {
  address: "Trop de demandes en une minute depuis votre adresse",
  token: "Trop de demandes en une minute pour ce jeton",
  bytes: "Votre adresse a envoyé trop de données sans jeton en une minute",
} as const;

/** What a block is about. */
const BLOCKED = {
  meter: "l’accès à ce compteur",
  token: "l’accès avec ce jeton",
  network: "l’accès depuis votre réseau",
} as const;

function inPlace(instead: Instead): string {
  if (instead === "format")
    return "Le format se choisit par la fin de l’adresse (« .csv », « .jsonl ») ou par « Accept ».";
  if (instead === "token")
    return "Un jeton se met dans l’en-tête « Authorization: Bearer », ou dans le formulaire pour le révoquer ; jamais dans une adresse.";
  return instead === null ? "Retirez ce paramètre." : `Écrivez « ${instead.parameter} » à la place.`;
}

export const REQUEST_FR: Texts<RequestRefusal> = {
  parameter_missing: {
    title: "Paramètre manquant",
    detail: ({ parameter }) => `Le paramètre « ${parameter} » est obligatoire.`,
    remedy: "Ajoutez ce paramètre à la demande.",
  },
  parameter_repeated: {
    title: "Paramètre répété",
    detail: ({ parameter }) => `Le paramètre « ${parameter} » est donné plus d’une fois.`,
    remedy: "Donnez chaque paramètre une seule fois.",
  },
  parameter_not_allowed: {
    title: "Paramètre invalide",
    detail: ({ parameter, allowed }) => `Le paramètre « ${parameter} » admet : ${allowed.join(", ")}.`,
    remedy: "Choisissez une de ces valeurs.",
  },
  parameter_unknown: {
    title: "Paramètre inconnu",
    detail: ({ parameter, known }) =>
      known.length === 0
        ? `Cette adresse n’admet aucun paramètre : « ${parameter} » n’y est pas lu.`
        : `Cette adresse n’a pas de paramètre « ${parameter} ». Elle admet : ${known.join(", ")}.`,
    remedy: ({ instead }) => inPlace(instead),
  },
  parameters_exclusive: {
    title: "Paramètres incompatibles",
    detail: ({ parameters: [one, other] }) => `Les paramètres « ${one} » et « ${other} » ne vont pas ensemble.`,
    remedy: "Donnez l’un des deux, avec ou sans la fin.",
  },
  price_ambiguous: {
    title: "Prix ambigu",
    detail: () =>
      "La virgule sépare deux prix : « HP:0,21 » voudrait dire 0 € pour HP et 21 € pour tous les autres cadrans.",
    remedy: "Écrivez les prix avec un point : « 0.2016 », ou « HP:0.2146,HC:0.1696 ».",
  },
  usage_point_malformed: {
    title: "Numéro de PRM invalide",
    detail: ({ parameter }) => `Le paramètre « ${parameter} » doit compter 14 chiffres.`,
    remedy: ({ lacksItsZero }) =>
      lacksItsZero === true
        ? "Ce numéro compte 13 chiffres : un tableur a sans doute ôté le zéro du début. Remettez-le, ou recopiez le numéro de PRM de votre facture."
        : "Recopiez le numéro de PRM de votre facture ou de votre compteur : 14 chiffres, espaces permis.",
  },
  date_malformed: {
    title: "Date invalide",
    detail: ({ parameter }) => `Le paramètre « ${parameter} » doit être une date existante, écrite AAAA-MM-JJ.`,
    remedy: "Écrivez par exemple 2026-01-31.",
  },
  period_reversed: {
    title: "Période vide",
    detail: () => "La date de fin doit être postérieure à la date de début ; le jour de fin n’est pas compris.",
    remedy: "Pour un seul jour, donnez pour fin le lendemain.",
  },
  period_in_future: {
    title: "Période à venir",
    detail: () => "La date de fin ne peut pas dépasser aujourd’hui (heure de Paris).",
    remedy: "Donnez aujourd’hui pour fin : les données vont jusqu’à hier.",
  },
  no_whole_day: {
    title: "Aucun jour entier",
    detail: () =>
      "Ces relevés ont une valeur par jour de Paris, et cette période ne contient aucun jour entier qui soit terminé.",
    remedy: "Donnez des jours pour début et fin (2026-10-01), ou une période plus longue.",
  },
  period_too_long: {
    title: "Période trop longue",
    detail: ({ maxDays }) => `Une courbe de charge se demande par périodes de ${maxDays} jours au plus.`,
    remedy: "Découpez la période en plusieurs demandes.",
  },
  period_too_old: {
    title: "Période trop ancienne",
    detail: ({ earliest }) => `Enedis ne donne rien avant le ${earliest} pour cette mesure.`,
    remedy: "Demandez une période plus récente.",
  },
  method_not_allowed: {
    title: "Méthode non permise",
    detail: ({ allow }) => `Cette adresse admet : ${allow}.`,
    remedy: "Employez une de ces méthodes.",
  },
  route_not_found: {
    title: "Adresse inconnue",
    detail: () => "Rien ne se trouve à cette adresse.",
    remedy: "Vérifiez l’adresse : la liste est donnée par « GET /api ».",
  },
  outside_eu: {
    title: "Hors de l’Union européenne",
    detail: () => "Cette demande est arrivée dans un centre de données situé hors de l’Union européenne.",
    remedy: "Appelez la passerelle depuis l’Union européenne : les données n’en sortent pas.",
  },
  tls_required: {
    title: "Connexion non chiffrée",
    detail: () => "Cette demande est arrivée en « http », sans chiffrement : elle n’a pas été traitée.",
    remedy: "Appelez l’adresse en « https ». Si vous avez envoyé un jeton en « http », remplacez-le et révoquez-le.",
  },
  blocked: {
    title: "Accès suspendu",
    detail: ({ what, until, reason }) =>
      `La personne qui tient cette passerelle a suspendu ${BLOCKED[what]} jusqu’au ${until} inclus. Sa raison : « ${reason} ».`,
    remedy: ({ contact }) =>
      `Si c’est une erreur, écrivez ${contact === null ? "à cette personne (page « /signaler »)" : `à ${contact}`} : la suspension peut être levée avant cette date.`,
  },
  too_many_requests: {
    title: "Trop de demandes",
    detail: ({ per, retryAfterMs }) => `${TOO_MUCH[per]}. Réessayez dans ${inWords(retryAfterMs, "fr")}.`,
    remedy: "Espacez vos demandes : l’en-tête « RateLimit » dit combien il vous en reste.",
  },
};
