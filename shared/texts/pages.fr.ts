/** What the pages say beside the refusals themselves (`refusals.fr.ts`). */
export const PAGES_FR = {
  token: {
    title: "Votre jeton est prêt",
    lead: "Ce jeton permet à vos programmes de lire les relevés de votre compteur. Il s’affiche pendant dix minutes : copiez-le maintenant.",
    secrecy:
      "Gardez-le comme un mot de passe : qui le possède peut lire votre consommation. Aucune copie n’en est gardée ici.",
    meter: "Compteur",
    validUntil: "Valable jusqu’au",
    yours: "Votre jeton",
    tryIt: "L’essayer",
    withCurl: "Dans un terminal, votre consommation des sept derniers jours :",
    withLinky: "Avec le programme « linky », une fois pour toutes :",
    selectHint: "Un clic sur un cadre en sélectionne tout le texte.",
    delay: "Si le partage vient d’être donné, les premières données peuvent se faire attendre jusqu’à un jour.",
  },

  noToken: {
    title: "Aucun jeton à afficher",
    lead: "Un jeton ne s’affiche que dans le navigateur qui l’a obtenu, pendant dix minutes.",
    advice: "Si vous ne l’avez pas copié à temps, recommencez le consentement.",
  },

  refusal: {
    reload: "Réessayer",
    restart: "Recommencer",
    tokenPage: "Voir le jeton, s’il a moins de dix minutes",
    code: "Code",
    incident: "Incident",
  },
} as const;
