/** Where to go from an address that leads nowhere. */
export const LOST_FR = {
  ways: [
    ["/", "L’accueil"],
    ["/documentation", "La documentation"],
    ["/exemples", "Essayer l’API"],
    ["/statut", "L’état du service"],
    ["/signaler", "Signaler un problème"],
  ],
} as const;
