/** The page of a device without a connection. */
export const OFFLINE = {
  title: "Hors ligne",
  lead: "Cet appareil n’est pas connecté, ou la passerelle ne répond pas.",
  text: "Vos relevés ne sont gardés nulle part, pas même ici : ils reviendront avec la connexion. Ce que cet appareil garde de votre jeton y est toujours.",
  again: "Réessayer",
} as const;
