import type { TokenFault } from "./token.ts";

/** What is wrong with a text that should be a token. */
export const TOKEN_FAULTS_FR: Readonly<Record<TokenFault, string>> = {
  nothing: "Il n’y a pas de jeton à cet endroit.",
  other_scheme:
    "L’en-tête « Authorization » est d’un autre type que « Bearer » : il contient sans doute un mot de passe.",
  not_a_token:
    "Ce texte n’a pas la forme d’un jeton : un jeton commence par « eyJ » et compte trois parties séparées par des points. C’est peut-être le mot d’un exemple, à remplacer.",
  several: "Ce texte contient plusieurs jetons : n’en envoyez qu’un.",
  start_missing: "Le début du jeton manque : il commence par « eyJ ».",
  end_missing:
    "La fin du jeton manque : il compte trois parties séparées par des points, et la dernière 43 caractères.",
  added: "Quelque chose est collé au jeton, avant ou après lui.",
  shortened: "Ce jeton a été abrégé à l’affichage : il n’est pas entier.",
  characters: "Ce texte contient des caractères qu’aucun jeton ne contient.",
};

/** What to do about any of them. */
export const COPY_AGAIN_FR =
  "Copiez le jeton de nouveau, en entier, là où vous l’avez gardé : votre consentement n’est pas en cause, il n’est pas à redonner.";
