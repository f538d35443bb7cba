import type { CallEnding } from "../status/events.ts";
import type { Verdict } from "../status/verdicts.ts";

/** One sentence for each state of the service. */
const VERDICTS: Readonly<Record<Verdict, string>> = {
  gateway_down: "La passerelle a un problème : le gardien du quota ne répond pas. Nous y travaillons.",
  enedis_down: "Enedis ne répond pas en ce moment. La passerelle va bien : attendez, il n’y a rien à changer.",
  enedis_closed: "Enedis n’accepte plus d’appels pour l’instant : son quota est atteint. Cela passe avec l’heure.",
  enedis_unsteady: "Enedis répond, mais pas à chaque fois. Si votre demande échoue, réessayez plus tard.",
  consents_failing:
    "La page de consentement d’Enedis semble en panne : peu de gens en reviennent. La lecture, elle, va bien.",
  crowded: "Tout fonctionne, mais il y a du monde : la file d’attente est longue. Venez à votre créneau.",
  quiet: "Tout va bien, pour ce qu’on en sait : personne n’a interrogé Enedis depuis une heure.",
  well: "Tout va bien : Enedis répond.",
};

const ENDINGS: Readonly<Record<CallEnding, string>> = {
  readings: "Relevés donnés",
  said_no: "Réponse sans relevés : pas de données, pas de consentement…",
  technical_error: "Erreur technique d’Enedis",
  unavailable: "Enedis en panne ou injoignable",
  timeout: "Enedis trop lent",
  unusable: "Réponse illisible",
  quota: "Quota d’Enedis atteint",
  no_access: "Accès refusé à la passerelle",
};

/** The status page. */
export const STATUS_FR = {
  title: "État du service",
  description:
    "Est-ce la passerelle ou Enedis ? L’état en direct : appels aboutis, consentements, quota, dernière journée publiée.",
  verdicts: VERDICTS,
  asOf: "Vu le",
  refresh: "Recharger",
  published: {
    title: "Dernière journée publiée",
    none: "inconnue",
    hint: "La plus récente qu’Enedis ait donnée à quelqu’un.",
  },
  answered: {
    title: "Appels aboutis",
    hour: "sur la dernière heure",
    day: "sur les dernières 24 heures",
    none: "–",
  },
  consents: {
    title: "Revenus d’Enedis",
    hour: "sur la dernière heure",
    day: "sur les dernières 24 heures",
    none: "–",
    hint: "Part des personnes parties consentir chez Enedis qui en sont revenues.",
  },
  quota: {
    title: "Quota",
    second: "cette seconde",
    hour: "cette heure",
    of: "sur",
    wait: "Attente pour un appel, maintenant",
    none: "aucune",
    seconds: "s",
    learned: "Enedis accorde en ce moment moins que prévu : la limite a été apprise de ses refus.",
  },
  endings: {
    title: "Comment finissent les appels à Enedis",
    names: ENDINGS,
    head: ["Issue", "1 heure", "24 heures"],
  },
  consentTable: {
    title: "Et les consentements",
    names: {
      left: "Partis vers Enedis",
      back: "Revenus",
      declined: "Refusés par la personne",
      failed: "En échec chez Enedis",
    },
  },
  machine:
    "Les mêmes chiffres pour un programme : [/api/v2/status](/api/v2/status). Ce sont des comptes, rien d’autre : ni qui, ni quel compteur.",
  unknown: "inconnu",
} as const;
