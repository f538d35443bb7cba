/** Links on the page of an unknown address. */
export const LOST = {
  ways: [
    ["/", "L’accueil"],
    ["/documentation", "La documentation"],
    ["/exemples", "Essayer l’API"],
    ["/statut", "L’état du service"],
    ["/signaler", "Signaler un problème"],
  ],
} as const;
