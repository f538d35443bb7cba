import type { ConsentFailure, ConsentRefusal } from "./consent.ts";
import type { Texts } from "./text.ts";

const RESTART = "Recommencez le consentement depuis la page d’accueil.";

const CONSENT_FAILURES: Record<ConsentFailure, string> = {
  not_completed: "Sur le site d’Enedis, la demande de partage n’a pas abouti.",
  server_error: "Le site d’Enedis a rencontré une erreur pendant la démarche.",
  other: "Le site d’Enedis a mis fin à la démarche avant son terme.",
};

const seconds = (ms: number): number => Math.ceil(ms / 1000);

/** The refusals that only a person meets, on the way to a token. */
export const CONSENT_FR: Texts<ConsentRefusal> = {
  form_foreign: {
    title: "Formulaire venu d’ailleurs",
    detail: () => "Cette action n’a pas été demandée depuis une page de ce site.",
    remedy: "Ouvrez la page du jeton sur ce site et recommencez.",
  },
  consent_not_fresh: {
    title: "Consentement trop ancien",
    detail: () => "Cette action n’est possible que juste après un consentement.",
    remedy:
      "Donnez à nouveau votre consentement, à partir de demain si le précédent date d’aujourd’hui, puis recommencez.",
  },
  consent_declined: {
    title: "Consentement refusé",
    detail: () => "Vous avez refusé le partage sur le site d’Enedis : aucun accès n’a été créé.",
    remedy: "Si c’était une erreur, recommencez depuis la page d’accueil.",
  },
  consent_failed: {
    title: "Le consentement n’a pas abouti",
    detail: ({ reason }) => CONSENT_FAILURES[reason],
    remedy:
      "Réessayez dans quelques heures ; si le partage existe déjà, retirez-le dans votre compte Enedis puis recommencez.",
  },
  consent_other_browser: {
    title: "Démarche introuvable dans ce navigateur",
    detail: () =>
      "Ce retour d’Enedis ne correspond à aucune démarche de ce navigateur : elle a commencé dans un autre, ou celui-ci bloque les cookies de ce site.",
    remedy:
      "Autorisez les cookies de ce site (réglages du navigateur, bloqueur, navigation privée), puis recommencez depuis la page d’accueil. Sans eux, chaque essai finirait ici.",
  },
  consent_expired: {
    title: "Démarche expirée",
    detail: () => "Trop de temps a passé depuis le départ vers Enedis.",
    remedy: RESTART,
  },
  consent_already_used: {
    title: "Démarche déjà terminée",
    detail: () => "Ce retour d’Enedis a déjà servi : un jeton a été délivré, ou un autre consentement y est attaché.",
    remedy: RESTART,
  },
  consent_malformed: {
    title: "Retour d’Enedis incomplet",
    detail: () => "L’adresse de retour ne contient pas ce qu’Enedis doit y mettre.",
    remedy: RESTART,
  },
  consent_unconfirmed: {
    title: "Pas encore confirmé",
    detail: () =>
      "Enedis ne nous a pas encore transmis votre partage, ou ces quatre chiffres ne sont pas ceux du compteur partagé.",
    remedy:
      "Vérifiez les chiffres ; s’ils sont justes, patientez : un partage met parfois du temps à apparaître. Si rien ne vient en un jour, retirez ce partage dans votre compte Enedis, puis recommencez.",
  },
  consent_stale: {
    title: "Partage trop ancien",
    detail: () =>
      "Ce partage a commencé avant votre départ vers Enedis : il ne prouve pas que vous venez de le donner.",
    remedy: "Retirez ce partage dans votre compte Enedis, puis recommencez.",
  },
  consent_already_claimed: {
    title: "Partage déjà utilisé",
    detail: () => "Ce partage a déjà donné un jeton, et n’en donne qu’un.",
    remedy:
      "Utilisez ce jeton. S’il est perdu, ou si ce n’est pas vous qui l’avez obtenu, retirez tout de suite le partage dans votre compte Enedis : le jeton ne lira plus rien. Recommencez demain : un partage donné deux fois le même jour compte pour un seul.",
  },
  confirmation_malformed: {
    title: "Quatre chiffres sont attendus",
    detail: () => "Ce qui a été tapé n’est pas fait de quatre chiffres. Aucun essai n’a été compté.",
    remedy: "Tapez les quatre derniers chiffres du numéro de PRM.",
  },
  confirmation_locked: {
    title: "Trop d’essais",
    detail: () => "Les cinq essais de cette démarche sont épuisés.",
    remedy: "Retirez ce partage dans votre compte Enedis, puis recommencez demain, votre numéro de PRM sous les yeux.",
  },
  too_many_attempts: {
    title: "Trop de demandes",
    detail: ({ retryAfterMs }) =>
      `Trop de retours d’Enedis se suivent. La passerelle en reprend dans ${seconds(retryAfterMs)} secondes.`,
    remedy: "Patientez, puis réessayez : votre démarche n’est pas perdue.",
  },
  consent_several_meters: {
    title: "Plusieurs compteurs pour un seul consentement",
    detail: () => "Enedis attache plusieurs compteurs à ce consentement ; un jeton n’en ouvre qu’un.",
    remedy: "Retirez ce partage dans votre compte Enedis, puis recommencez en choisissant un seul compteur.",
  },
};
