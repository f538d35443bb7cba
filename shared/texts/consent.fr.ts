/** What the pages of the consent journey say. */
export const CONSENT = {
  confirm: {
    title: "Confirmez votre compteur",
    lead: "Une dernière étape : confirmez que le compteur partagé est bien le vôtre.",
    label: "Les quatre derniers chiffres de son numéro de PRM",
    where:
      "Le PRM (ou PDL) compte 14 chiffres. Il est écrit sur vos factures d’électricité, et s’affiche sur le compteur en appuyant sur la touche « + ».",
    why: "Ces chiffres nous assurent que c’est bien votre compteur.",
    submit: "Obtenir mon jeton",
  },

  triesLeft: (count: number) =>
    count > 1
      ? `Il vous reste ${count} essais.`
      : count === 1
        ? "Il vous reste un essai."
        : "Il ne vous reste aucun essai : d’autres chiffres seraient refusés pendant un jour.",

  waiting: {
    check:
      "Vérifiez que vous avez tapé les quatre derniers des 14 chiffres du **PRM** (ou PDL), et non ceux d’un numéro de client, de contrat ou de compteur.",
    lasts: (minutes: number) =>
      `S’ils sont justes, il n’y a rien à faire : cette page interroge Enedis toute seule, de plus en plus rarement, encore ${minutes > 1 ? `${minutes} minutes` : "une minute"} environ.`,
    late: "L’attente dure quelques secondes en général, parfois plusieurs heures. Vous pouvez fermer cette page et y revenir dans ce navigateur pendant un jour : votre démarche est conservée.",
    looking: "Nouvelle vérification automatique dans",
    stopped: "La vérification automatique est terminée.",
    looks: (count: number) => `Nous avons interrogé Enedis ${count} fois.`,
    correct: "Corriger les chiffres",
    lookNow: "Vérifier maintenant",
    help: "Toujours rien ?",
  },
} as const;
