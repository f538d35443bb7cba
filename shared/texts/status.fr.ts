import type { CallEnding } from "../status/events.ts";
import type { Verdict } from "../status/verdict.ts";

/** One sentence for each state of the service. */
const VERDICTS: Readonly<Record<Verdict, string>> = {
  gateway_down: "La passerelle est en panne : le service qui gère le quota ne répond pas.",
  enedis_down:
    "Enedis ne répond pas en ce moment. La passerelle fonctionne : réessayez plus tard, vous n’avez rien à changer.",
  enedis_closed: "Le quota d’Enedis est atteint : les lectures reprendront dans l’heure.",
  enedis_partly:
    "Enedis ne répond pas pour une partie des compteurs de cette passerelle. Les autres sont lus comme d’habitude.",
  enedis_unsteady: "Enedis ne répond pas à tous les appels. Si votre demande échoue, réessayez plus tard.",
  consents_failing:
    "La page de consentement d’Enedis semble en panne : peu de consentements aboutissent. La lecture des données fonctionne.",
  crowded: "Tout fonctionne, mais la file d’attente est longue. Lisez vos données à votre créneau.",
  quiet: "Aucun problème connu : personne n’a interrogé Enedis depuis une heure.",
  well: "Tout fonctionne : Enedis répond.",
};

const ENDINGS: Readonly<Record<CallEnding, string>> = {
  readings: "Données fournies",
  said_no: "Réponse sans données : période vide, consentement absent…",
  technical_error: "Erreur technique d’Enedis",
  unavailable: "Enedis en panne ou injoignable",
  timeout: "Délai dépassé",
  unusable: "Réponse illisible",
  quota: "Quota d’Enedis atteint",
  no_access: "Accès de la passerelle refusé par Enedis",
};

/** The status page. */
export const STATUS = {
  title: "État du service",
  description:
    "La panne vient-elle de la passerelle ou d’Enedis ? Appels aboutis, consentements, quota, dernière journée publiée.",
  verdicts: VERDICTS,
  notice: { label: "Annonce", until: "Annonce valable jusqu’au" },
  asOf: "État au",
  refresh: "Actualiser",
  published: {
    title: "Dernière journée publiée",
    none: "inconnue",
    hint: "La journée la plus récente fournie par Enedis.",
  },
  answered: {
    title: "Appels aboutis",
    hour: "sur la dernière heure",
    day: "sur les dernières 24 heures",
    none: "–",
  },
  consents: {
    title: "Consentements revenus",
    hour: "sur la dernière heure",
    day: "sur les dernières 24 heures",
    none: "–",
    hint: "Part des personnes envoyées chez Enedis qui en sont revenues, consentement donné ou refusé.",
  },
  quota: {
    title: "Quota",
    second: "cette seconde",
    hour: "cette heure",
    of: "sur",
    wait: "Attente actuelle pour un appel",
    none: "aucune",
    seconds: "s",
    learned: "Enedis accorde en ce moment moins d’appels que prévu : la limite est déduite de ses refus.",
  },
  endings: {
    title: "Résultat des appels à Enedis",
    names: ENDINGS,
    head: ["Résultat", "1 heure", "24 heures"],
  },
  consentTable: {
    title: "Consentements",
    names: {
      left: "Retours d’Enedis vérifiés",
      back: "Consentements donnés",
      declined: "Consentements refusés",
      failed: "Échecs chez Enedis",
    },
  },
  tempo: {
    title: "Couleurs de Tempo",
    today: "Aujourd’hui :",
    tomorrow: "Demain :",
    colours: { blue: "bleu", white: "blanc", red: "rouge" },
    unknown: "couleur inconnue",
    notYet: "pas encore connue, à partir de 10 h 40 en général",
    disputed: "couleur inconnue, les sources ne sont pas d’accord",
    sources: "Sources qui répondent :",
    since: "dernière réponse le",
    unreachable: "Les couleurs ne peuvent pas être lues en ce moment.",
  },
  machine:
    "Les mêmes chiffres pour un programme : [/api/v2/status](/api/v2/status). Ce ne sont que des totaux, sans personne ni compteur.",
  unknown: "inconnu",
} as const;
