import { inWords } from "./durations.ts";
import type { EnedisRefusal, Settling } from "./enedis.ts";
import { OPERATOR, RETRY_LATER } from "./phrases.fr.ts";
import type { Texts } from "./text.ts";

/** Enedis may need a day before a new consent works; meanwhile it says many things, none of which the person can mend. */
const unlessFresh = (remedy: string) => (refusal: { readonly settles?: Settling }) =>
  refusal.settles === undefined
    ? remedy
    : "Votre consentement date de moins d’un jour : Enedis peut mettre jusqu’à 24 heures à l’activer. Gardez votre jeton et réessayez plus tard ; rien n’est à refaire.";

export const ENEDIS_FR: Texts<EnedisRefusal> = {
  enedis_no_data: {
    title: "Aucune donnée",
    detail: () => "Enedis n’a pas de mesure pour ce compteur sur cette période.",
    remedy:
      "Les données d’un jour arrivent le lendemain à partir de 8 h, parfois plus tard. Pour la courbe de charge, vérifiez que sa collecte est activée dans votre compte Enedis.",
  },
  enedis_no_consent: {
    title: "Consentement absent",
    detail: () => "Enedis ne trouve aucun consentement actif pour ce compteur.",
    remedy: unlessFresh("Donnez-le à nouveau depuis la page d’accueil."),
  },
  enedis_not_holder: {
    title: "Titulaire non reconnu",
    detail: () => "Pour Enedis, la personne qui a consenti n’est pas titulaire de ce compteur.",
    remedy: unlessFresh("Si vous avez emménagé ou changé de contrat, donnez à nouveau votre consentement."),
  },
  enedis_wrong_direction: {
    title: "Ce compteur n’injecte pas d’électricité",
    detail: () =>
      "Ce compteur ne mesure pas le sens demandé : le plus souvent, une production est demandée pour un compteur qui n’injecte rien.",
    remedy: "Demandez l’autre sens, ou le PRM de production s’il est différent.",
  },
  enedis_load_curve_off: {
    title: "Courbe de charge non collectée",
    detail: () => "L’enregistrement de la courbe de charge n’est pas activé pour ce compteur.",
    remedy: "Activez l’enregistrement et la collecte de la consommation horaire dans votre compte Enedis.",
  },
  enedis_before_activation: {
    title: "Avant la mise en service",
    detail: () => "La période commence avant la mise en service du compteur.",
    remedy: "Demandez une période plus récente.",
  },
  enedis_no_such_point: {
    title: "Point inconnu d’Enedis",
    detail: () =>
      "Enedis répond que ce point de livraison n’existe pas ; il le dit aussi de compteurs qu’il ne relève pas.",
    remedy:
      "Vérifiez le numéro de PRM. S’il est juste, le compteur ne communique pas ou n’est pas alimenté : « GET /api/v2/meters » montre ce qu’Enedis en sait.",
  },
  enedis_invalid_request: {
    title: "Demande refusée par Enedis",
    detail: () => "Enedis rejette la demande ; sa réponse est jointe.",
    remedy: "Lisez la réponse d’Enedis (membre « error ») et corrigez la demande.",
  },
  enedis_not_subscribed: {
    title: "Service Enedis non souscrit",
    detail: () => "Cette passerelle n’a pas encore souscrit ce service chez Enedis.",
    remedy: OPERATOR,
  },
  enedis_technical_error: {
    title: "Erreur technique d’Enedis",
    detail: () => "Enedis a répondu par une erreur technique.",
    remedy: unlessFresh(RETRY_LATER),
  },
  enedis_unavailable: {
    title: "Enedis indisponible",
    detail: () => "Le service d’Enedis est en panne ou en maintenance.",
    remedy: RETRY_LATER,
  },
  enedis_unknown: {
    title: "Refus d’Enedis",
    detail: () => "Enedis a répondu par une erreur que cette passerelle ne connaît pas ; sa réponse est jointe.",
    remedy: OPERATOR,
  },
  enedis_quota: {
    title: "Quota d’Enedis atteint",
    detail: ({ retryAfterMs }) => `Enedis n’accepte plus d’appels avant ${inWords(retryAfterMs, "fr")}.`,
    remedy: "Revenez à l’instant indiqué (en-tête « Retry-After »).",
  },
  enedis_down: {
    title: "Enedis ne répond plus",
    detail: ({ retryAfterMs }) =>
      `Les derniers appels à Enedis ont tous échoué. La passerelle réessaiera dans ${inWords(retryAfterMs, "fr")}.`,
    remedy: RETRY_LATER,
  },
  enedis_timeout: {
    title: "Enedis ne répond pas",
    detail: () => "Enedis n’a pas répondu dans le temps imparti.",
    remedy: RETRY_LATER,
  },
  enedis_unreachable: {
    title: "Enedis injoignable",
    detail: () => "La connexion avec Enedis n’a pas abouti ou s’est interrompue.",
    remedy: RETRY_LATER,
  },
  enedis_malformed_answer: {
    title: "Réponse d’Enedis illisible",
    detail: () => "La réponse d’Enedis n’a pas la forme attendue.",
    remedy: RETRY_LATER,
  },
  enedis_oversized_answer: {
    title: "Réponse d’Enedis démesurée",
    detail: () => "La réponse d’Enedis est anormalement longue ; elle n’a pas été lue.",
    remedy: RETRY_LATER,
  },
  enedis_not_understood: {
    title: "Réponse d’Enedis non comprise",
    detail: () => "Enedis a répondu dans une forme que cette passerelle ne connaît pas encore.",
    remedy: OPERATOR,
  },
  enedis_token_unavailable: {
    title: "Accès à Enedis indisponible",
    detail: () => "Enedis n’accorde pas à la passerelle l’accès dont elle a besoin.",
    remedy: RETRY_LATER,
  },
};
