/** The page that shows an invented home. */
export const SAMPLE = {
  title: "Un exemple",
  description:
    "La consommation, la production, le coût et le CO2 d’un logement inventé : tout ce que montre Ma conso, sans compteur ni consentement.",
  invented: "**Logement inventé.** [Voir ma consommation](/consommation)",
} as const;
