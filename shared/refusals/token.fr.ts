import { inWords } from "./durations.ts";
import type { Texts } from "./text.ts";
import type { TokenRefusal } from "./token.ts";
import { COPY_AGAIN_FR, TOKEN_FAULTS_FR } from "./token-faults.fr.ts";

const ADDED = { token_invalid: "invalide", token_expired: "expiré", token_revoked: "révoqué" } as const;

export const TOKEN_FR: Texts<TokenRefusal> = {
  authorization_missing: {
    title: "Jeton absent",
    detail: () => "La demande ne porte pas d’en-tête « Authorization ».",
    remedy: "Ajoutez l’en-tête « Authorization: Bearer » suivi de votre jeton.",
  },
  token_invalid: {
    title: "Jeton invalide",
    detail: ({ fault }) =>
      fault === undefined ? "Ce jeton n’est pas un jeton que cette passerelle reconnaît." : TOKEN_FAULTS_FR[fault],
    remedy: ({ fault }) =>
      fault === undefined
        ? "Vérifiez qu’il est copié en entier, sans espace, ou obtenez-en un nouveau depuis la page d’accueil."
        : COPY_AGAIN_FR,
  },
  token_malformed: {
    title: "Texte qui n’est pas un jeton",
    detail: ({ fault }) => TOKEN_FAULTS_FR[fault ?? "not_a_token"],
    remedy: COPY_AGAIN_FR,
  },
  token_expired: {
    title: "Jeton expiré",
    detail: () => "La durée de ce jeton est écoulée.",
    remedy: "Donnez à nouveau votre consentement depuis la page d’accueil pour obtenir un nouveau jeton.",
  },
  token_revoked: {
    title: "Jeton révoqué",
    detail: () => "Ce jeton a été révoqué : il n’ouvre plus rien.",
    remedy:
      "Utilisez un autre jeton, ou donnez à nouveau votre consentement depuis la page d’accueil : à partir de demain si le précédent date d’aujourd’hui.",
  },
  usage_point_not_covered: {
    title: "Ce jeton ne donne pas accès à ce compteur",
    detail: () => "Le numéro de PRM demandé n’est pas de ceux que ce jeton ouvre.",
    remedy: "Vérifiez le numéro de PRM, ou donnez votre consentement pour ce compteur.",
  },
  scope_insufficient: {
    title: "Ce jeton ne donne pas accès à cette mesure",
    detail: ({ needed }) => `Ce jeton a été restreint ; cette mesure demande « ${needed} ».`,
    remedy:
      "Utilisez un jeton moins restreint, ou donnez à nouveau votre consentement : à partir de demain si le précédent date d’aujourd’hui.",
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
    remedy:
      "Demandez une portée plus étroite, ou donnez à nouveau votre consentement : à partir de demain si le précédent date d’aujourd’hui.",
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
    detail: ({ why, fault }) =>
      `Le jeton donné dans le corps de la demande est ${ADDED[why]}.${fault === undefined ? "" : ` ${TOKEN_FAULTS_FR[fault]}`}`,
    remedy: "Donnez deux jetons valides, chacun copié en entier.",
  },
  too_many_tokens: {
    title: "Trop de jetons demandés",
    detail: ({ retryAfterMs }) =>
      `Ce compteur a donné beaucoup de jetons en peu de temps. Le suivant est possible dans ${inWords(retryAfterMs, "fr")}.`,
    remedy: "Gardez ceux que vous avez : chacun sert jusqu’à sa fin, autant de fois que vous voulez.",
  },
};
