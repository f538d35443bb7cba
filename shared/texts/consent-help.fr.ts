/** The help page: what to do when Enedis’s pages give no answer. */
export const CONSENT_HELP = {
  title: "Si le partage n’aboutit pas",
  description:
    "Compteur déjà partagé, page blanche, maintenance, partage qui tarde : que faire quand le site d’Enedis ne vous ramène pas ici.",
  lead: "Tout se passe sur le site d’Enedis, puis vous revenez ici. Voici ce qui peut coincer, et que faire.",
  cases: [
    {
      title: "Enedis affiche « Une erreur est survenue » et ne vous ramène pas ici",
      body: "Le plus souvent, ce compteur est déjà partagé avec cette passerelle : Enedis ne permet pas de le partager deux fois. Dans votre compte Enedis, ouvrez la gestion des partages de données, retirez ce partage, puis recommencez ici. Si vous avez déjà obtenu un jeton aujourd’hui pour ce compteur, attendez demain : deux partages du même jour comptent pour un seul.",
    },
    {
      title: "La page d’Enedis est blanche, en maintenance, ou dit que le compteur est incompatible",
      body: "C’est momentané, et rien n’est à changer chez vous : réessayez dans quelques heures.",
    },
    {
      title: "Vous êtes revenu, mais votre partage n’apparaît pas",
      body: "Enedis le montre parfois avec retard. Rouvrez cette démarche dans le même navigateur, jusqu’à un jour après votre départ : elle reprend où vous l’avez laissée.",
    },
    {
      title: "Vous avez fermé la page d’Enedis, ou rien ne s’est passé",
      body: "Aucun accès n’a été créé ici. Recommencez : vous avez une demi-heure pour donner votre accord chez Enedis.",
    },
    {
      title: "Vous avez le jeton, mais pas de données",
      body: "Le premier jour, Enedis répond souvent par une erreur. Gardez le jeton et réessayez plus tard : rien n’est à refaire.",
    },
  ],
  resume: "Reprendre ma démarche",
  restart: "Recommencer",
} as const;
