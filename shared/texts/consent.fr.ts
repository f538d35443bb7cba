/** What the pages of the consent journey say. */
export const CONSENT_FR = {
  confirm: {
    title: "Confirmez votre compteur",
    lead: "Une dernière étape : montrez que le compteur partagé est bien le vôtre.",
    label: "Les quatre derniers chiffres de son numéro de PRM",
    where:
      "Le PRM (ou PDL) compte 14 chiffres. Il est écrit sur vos factures d’électricité, et s’affiche sur le compteur en appuyant sur la touche « + ».",
    why: "Enedis nous transmet un numéro de partage que d’autres pourraient deviner ; vous seul connaissez le compteur. Cinq essais sont permis en tout.",
    submit: "Obtenir mon jeton",
  },

  waiting: {
    typed: (digits: string) => `Vous avez tapé ${digits}.`,
    late: "L’attente dure quelques secondes en général, parfois plusieurs heures. Vous pouvez fermer cette page et y revenir dans ce navigateur, pendant un jour : votre démarche vous attend.",
    looking: (seconds: number) => `Cette page regarde à nouveau d’elle-même dans ${delay(seconds)}.`,
    stopped: "Cette page ne regarde plus d’elle-même.",
    looks: (count: number) => `Enedis a été interrogé ${count} fois jusqu’ici.`,
    correct: "Corriger les chiffres",
    lookNow: "Regarder maintenant",
    help: "Toujours rien ?",
  },

  help: {
    title: "Si le partage n’aboutit pas",
    lead: "Tout se passe sur le site d’Enedis, puis vous revenez ici. Voici ce qui peut s’interposer, et que faire.",
    cases: [
      {
        title: "Enedis affiche « Une erreur est survenue » et ne vous ramène pas ici",
        body: "Le plus souvent, ce compteur est déjà partagé avec cette passerelle : Enedis ne permet pas de le partager deux fois. Dans votre compte Enedis, ouvrez la gestion des partages de données, retirez ce partage, puis recommencez ici. Si vous avez déjà obtenu un jeton aujourd’hui pour ce compteur, attendez demain : deux partages du même jour comptent pour un seul.",
      },
      {
        title: "La page d’Enedis est blanche, en maintenance, ou dit que le compteur est incompatible",
        body: "Le site d’Enedis a de mauvais jours. Rien n’est à changer chez vous : réessayez dans quelques heures.",
      },
      {
        title: "Vous êtes revenu, mais votre partage ne paraît pas",
        body: "Enedis le montre parfois avec retard. Rouvrez cette démarche dans le même navigateur, jusqu’à un jour après votre départ : elle reprend où vous l’avez laissée.",
      },
      {
        title: "Vous avez fermé la page d’Enedis, ou rien ne s’est passé",
        body: "Aucun accès n’a été créé ici. Recommencez, dans un seul onglet, en moins d’une demi-heure.",
      },
      {
        title: "Vous avez le jeton, mais pas de données",
        body: "Le premier jour, Enedis répond souvent par une erreur. Gardez le jeton et réessayez plus tard : rien n’est à refaire.",
      },
    ],
    resume: "Reprendre ma démarche",
    restart: "Recommencer",
  },
} as const;

const delay = (seconds: number): string =>
  seconds < 90 ? `${seconds} secondes` : `${Math.round(seconds / 60)} minutes`;
