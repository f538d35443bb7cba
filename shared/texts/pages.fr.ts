/** What the pages say beside the refusals themselves (`refusals.fr.ts`). */
export const PAGES_FR = {
  simulation: "Simulation : aucun vrai compteur, aucun vrai consentement, des relevés inventés.",

  refusal: {
    reload: "Réessayer",
    restart: "Recommencer",
    help: "Si le partage n’aboutit pas",
    backToToken: "Revenir au jeton",
    tokenPage: "Voir le jeton, s’il a moins de dix minutes",
    code: "Code",
    incident: "Incident",
  },
} as const;
