import { inWords } from "./durations.ts";
import type { Settling } from "./refusal.ts";
import type { ProgramTexts } from "./texts.ts";

const RETRY_LATER = "Réessayez plus tard : rien n’est à changer dans votre demande.";
const OPERATOR = "Signalez-le à la personne qui tient cette passerelle, avec le numéro d’incident (« instance »).";

const ADDED = { token_invalid: "invalide", token_expired: "expiré", token_revoked: "révoqué" } as const;
/** Enedis may need a day before a new consent works; meanwhile it says many things, none of which the person can mend. */
const unlessFresh = (remedy: string) => (refusal: { readonly settles?: Settling }) =>
  refusal.settles === undefined
    ? remedy
    : "Votre consentement date de moins d’un jour : Enedis peut mettre jusqu’à 24 heures à l’activer. Gardez votre jeton et réessayez plus tard ; rien n’est à refaire.";

/** Every refusal that a program can be told, in French. */
export const REFUSALS_FR: ProgramTexts = {
  authorization_missing: {
    title: "Jeton absent",
    detail: () => "La demande ne porte pas d’en-tête « Authorization ».",
    remedy: "Ajoutez l’en-tête « Authorization: Bearer » suivi de votre jeton.",
  },
  token_invalid: {
    title: "Jeton invalide",
    detail: () => "Ce jeton n’est pas un jeton que cette passerelle reconnaît.",
    remedy: "Vérifiez qu’il est copié en entier, sans espace, ou obtenez-en un nouveau depuis la page d’accueil.",
  },
  token_expired: {
    title: "Jeton expiré",
    detail: () => "La durée de ce jeton est écoulée.",
    remedy: "Donnez à nouveau votre consentement depuis la page d’accueil pour obtenir un nouveau jeton.",
  },
  token_revoked: {
    title: "Jeton révoqué",
    detail: () => "Ce jeton a été révoqué : il n’ouvre plus rien.",
    remedy: "Donnez à nouveau votre consentement depuis la page d’accueil pour obtenir un nouveau jeton.",
  },
  usage_point_not_covered: {
    title: "Ce jeton ne donne pas accès à ce compteur",
    detail: () => "Le numéro de PRM demandé n’est pas de ceux que ce jeton ouvre.",
    remedy: "Vérifiez le numéro de PRM, ou donnez votre consentement pour ce compteur.",
  },
  scope_insufficient: {
    title: "Ce jeton ne donne pas accès à cette mesure",
    detail: ({ needed }) => `Ce jeton a été restreint ; cette mesure demande « ${needed} ».`,
    remedy: "Utilisez un jeton moins restreint, ou donnez à nouveau votre consentement pour en obtenir un.",
  },
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
  usage_point_malformed: {
    title: "Numéro de PRM invalide",
    detail: ({ parameter }) => `Le paramètre « ${parameter} » doit compter 14 chiffres.`,
    remedy: "Recopiez le numéro de PRM de votre facture ou de votre compteur : 14 chiffres, espaces permis.",
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
  body_too_large: {
    title: "Demande trop longue",
    detail: ({ maxBytes }) => `Le corps de la demande ne peut dépasser ${maxBytes / 1024} Kio.`,
    remedy: "N’envoyez que les membres que la documentation nomme.",
  },
  body_malformed: {
    title: "Corps de demande illisible",
    detail: ({ allowed }) =>
      `Le corps de la demande doit être un objet JSON, de textes, dont les membres sont parmi : ${allowed.join(", ")}.`,
    remedy: "N’y mettez que ces membres, avec des textes pour valeurs.",
  },
  name_malformed: {
    title: "Nom de jeton invalide",
    detail: ({ maxCharacters }) =>
      `Le nom d’un jeton compte de 1 à ${maxCharacters} caractères visibles, sur une seule ligne.`,
    remedy: "Choisissez un nom plus court ou plus simple.",
  },
  scope_widened: {
    title: "Un jeton ne s’élargit pas",
    detail: () => "Le nouveau jeton ouvrirait ce que celui-ci n’ouvre pas.",
    remedy: "Demandez une portée plus étroite, ou donnez à nouveau votre consentement pour un jeton complet.",
  },
  scopes_disjoint: {
    title: "Jetons sans rien de commun",
    detail: () => "Ces deux jetons n’ont aucune mesure en commun : le jeton réuni n’ouvrirait rien.",
    remedy: "Gardez les deux jetons, ou réunissez des jetons moins restreints.",
  },
  meters_too_many: {
    title: "Trop de compteurs pour un jeton",
    detail: ({ most }) => `Un jeton ouvre ${most} compteurs au plus.`,
    remedy: "Gardez plusieurs jetons.",
  },
  added_token_refused: {
    title: "Le jeton à ajouter est refusé",
    detail: ({ why }) => `Le jeton donné dans le corps de la demande est ${ADDED[why]}.`,
    remedy: "Donnez deux jetons valides, chacun copié en entier.",
  },
  too_many_tokens: {
    title: "Trop de jetons demandés",
    detail: ({ retryAfterMs }) =>
      `Ce compteur a donné beaucoup de jetons en peu de temps. Le suivant est possible dans ${inWords(retryAfterMs, "fr")}.`,
    remedy: "Gardez ceux que vous avez : chacun sert jusqu’à sa fin, autant de fois que vous voulez.",
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
  quota_shared: {
    title: "File d’attente complète",
    detail: ({ retryAfterMs }) =>
      `Le quota d’appels à Enedis, partagé entre tous, est pris. Votre tour est dans ${inWords(retryAfterMs, "fr")}.`,
    remedy: "Revenez à l’instant indiqué (en-tête « Retry-After ») : une place vous y attend.",
  },
  quota_meter: {
    title: "Appels du jour épuisés pour ce compteur",
    detail: ({ retryAfterMs }) =>
      `Ce compteur a fait tous ses appels du jour. Les suivants sont possibles dans ${inWords(retryAfterMs, "fr")}.`,
    remedy:
      "Demandez de plus longues périodes en moins d’appels : les données de la veille ne changent qu’une fois par jour.",
  },
  quota_loop: {
    title: "Programme en boucle",
    detail: ({ retryAfterMs }) =>
      `La même question revient sans cesse pour ce compteur. Il est mis en pause pendant ${inWords(retryAfterMs, "fr")}.`,
    remedy: "Corrigez le programme : il doit attendre le temps indiqué (en-tête « Retry-After ») avant de redemander.",
  },
  gate_unreachable: {
    title: "Passerelle momentanément indisponible",
    detail: () => "Le gardien du quota ne répond pas ; aucun appel n’est fait sans lui.",
    remedy: RETRY_LATER,
  },
  internal_error: {
    title: "Erreur de la passerelle",
    detail: () => "Une erreur imprévue est survenue ici ; votre demande n’y est pour rien.",
    remedy: OPERATOR,
  },
  enedis_no_data: {
    title: "Aucune donnée",
    detail: () => "Enedis n’a pas de mesure pour ce compteur sur cette période.",
    remedy:
      "Les données d’un jour arrivent le lendemain à partir de 8 h, parfois plus tard. Pour la courbe de charge, vérifiez que sa collecte est activée dans votre compte Enedis.",
  },
  enedis_no_consent: {
    title: "Consentement absent",
    detail: () => "Enedis ne trouve pas de consentement en cours pour ce compteur.",
    remedy: unlessFresh("Donnez-le à nouveau depuis la page d’accueil."),
  },
  enedis_not_holder: {
    title: "Titulaire non reconnu",
    detail: () => "Pour Enedis, la personne qui a consenti n’est pas titulaire de ce compteur.",
    remedy: unlessFresh("Si vous avez emménagé ou changé de contrat, donnez à nouveau votre consentement."),
  },
  enedis_wrong_direction: {
    title: "Sens de la mesure",
    detail: () => "Ce compteur ne mesure pas dans le sens demandé (consommation ou production).",
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
  enedis_invalid_request: {
    title: "Demande refusée par Enedis",
    detail: () => "Enedis juge la demande incorrecte ; sa réponse est jointe.",
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
  enedis_down: {
    title: "Enedis ne répond plus",
    detail: ({ retryAfterMs }) =>
      `Les derniers appels à Enedis ont tous échoué. La passerelle réessaiera dans ${inWords(retryAfterMs, "fr")}.`,
    remedy: RETRY_LATER,
  },
  enedis_quota: {
    title: "Quota d’Enedis atteint",
    detail: ({ retryAfterMs }) => `Enedis ne prend plus d’appels avant ${inWords(retryAfterMs, "fr")}.`,
    remedy: "Revenez à l’instant indiqué (en-tête « Retry-After »).",
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
    detail: () => "La réponse d’Enedis n’a pas la forme convenue.",
    remedy: RETRY_LATER,
  },
  enedis_oversized_answer: {
    title: "Réponse d’Enedis démesurée",
    detail: () => "La réponse d’Enedis dépasse toute taille raisonnable ; elle n’a pas été lue.",
    remedy: RETRY_LATER,
  },
  enedis_token_unavailable: {
    title: "Accès à Enedis indisponible",
    detail: () => "Enedis ne délivre pas à la passerelle l’accès dont elle a besoin.",
    remedy: RETRY_LATER,
  },
};
