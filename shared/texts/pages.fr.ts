/** The banner of a simulation, and the links of refusal pages. */
export const PAGES = {
  simulation: "Simulation : aucun vrai compteur, aucun vrai consentement, des relevés inventés.",

  refusal: {
    reload: "Réessayer",
    again: "Nouvel essai automatique dans",
    meanwhile: "Essayer sans compteur en attendant",
    restart: "Recommencer",
    help: "Si le partage n’aboutit pas",
    backToToken: "Revenir au jeton",
    tokenPage: "Voir le jeton, s’il a moins de dix minutes",
    code: "Code",
    incident: "Incident",
  },
} as const;
