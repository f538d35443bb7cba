/** The reference of the API. */
export const REFERENCE = {
  title: "Référence de l’API",
  description:
    "Toutes les adresses de Conso API, leurs paramètres et leurs réponses, à essayer en ligne avec votre jeton.",
  lead: "Chaque adresse, ses paramètres, ses réponses. Le guide, plus court, est dans [la documentation](/documentation).",
  document:
    "La description complète, en OpenAPI 3.1, est sur [/api](/api) : de quoi générer un client dans votre langage.",
  open: "Ouvrir la référence interactive",
  openFrozen: "Ouvrir la version figée 1.0.0 du calcul d’impact",
  openHint: "Pour essayer chaque demande en ligne avec votre jeton. Elle se charge depuis ce site (500 Ko).",
  opening: "La référence se charge…",
  failed: "La référence n’a pas pu se charger. Vérifiez votre connexion, puis réessayez.",
  /** The name of a list in Swagger UI, which gives it none. */
  choice: "Choix",
  groups: [
    ["/api/demo/", "Compteur d’essai, sans jeton"],
    ["/api/impact", "Impact environnemental"],
    ["/api/v2/", "API v2"],
    ["", "API stable"],
  ],
  parameters: "Paramètres",
  answers: "Réponses",
  required: "obligatoire",
  free: "sans jeton",
} as const;
