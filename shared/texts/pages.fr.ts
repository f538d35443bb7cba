/** What the pages say beside the refusals themselves (`refusals.fr.ts`). */
export const PAGES_FR = {
  simulation: "Simulation : aucun vrai compteur, aucun vrai consentement, des relevés inventés.",

  token: {
    title: "Votre jeton est prêt",
    lead: "Ce jeton permet à vos programmes de lire les relevés de votre compteur. Il s’affiche pendant dix minutes : copiez-le maintenant.",
    leadOnce:
      "Ce jeton permet à vos programmes de lire les relevés de votre compteur. Il ne s’affiche que cette fois : copiez-le maintenant.",
    secrecy:
      "Gardez-le comme un mot de passe : qui le possède peut lire votre consommation. Aucune copie n’en est gardée ici.",
    meter: "Compteur",
    name: "Nom",
    opens: "Ouvre",
    words: { consumption: "consommation", production: "production", daily: "par jour", load_curve: "par demi-heure" },
    validUntil: "Valable jusqu’au",
    yours: "Votre jeton",
    tryIt: "L’essayer",
    withCurl: "Dans un terminal, votre consommation des sept derniers jours :",
    withLinky: "Avec le programme « linky », une fois pour toutes :",
    selectHint: "Un clic sur un cadre en sélectionne tout le texte.",
    another: "Un jeton par usage",
    anotherHint:
      "Donnez à chaque programme le sien : un nom pour le reconnaître, et rien de plus que ce dont il a besoin. Celui-ci reste valable.",
    choices: {
      "": "toutes les mesures",
      daily: "les valeurs par jour seulement",
      consumption: "la consommation seulement",
      "consumption daily": "la consommation par jour seulement",
      production: "la production seulement",
      "production daily": "la production par jour seulement",
    },
    makeAnother: "Obtenir un autre jeton",
    others: "Un jeton perdu ou volé ?",
    othersHint:
      "Ce bouton révoque tous les autres jetons de ce compteur, sur-le-champ et pour toujours. Celui-ci reste valable.",
    revokeOthers: "Révoquer tous les autres jetons",
    delay: "Si le partage vient d’être donné, les premières données peuvent se faire attendre jusqu’à un jour.",
  },

  othersRevoked: {
    title: "Autres jetons révoqués",
    lead: "Seul le jeton que vous venez d’obtenir ouvre encore ce compteur.",
    advice: "Donnez-le à chacun des programmes qui utilisaient un autre jeton.",
    back: "Revoir le jeton",
  },

  noToken: {
    title: "Aucun jeton à afficher",
    lead: "Un jeton ne s’affiche que dans le navigateur qui l’a obtenu, pendant dix minutes.",
    advice: "Si vous ne l’avez pas copié à temps, recommencez le consentement.",
  },

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
