/** What the pages of the consent journey say. */
export const CONSENT_FR = {
  confirm: {
    title: "Confirmez votre compteur",
    lead: "Une dernière étape : confirmez que le compteur partagé est bien le vôtre.",
    label: "Les quatre derniers chiffres de son numéro de PRM",
    where:
      "Le PRM (ou PDL) compte 14 chiffres. Il est écrit sur vos factures d’électricité, et s’affiche sur le compteur en appuyant sur la touche « + ».",
    why: "Enedis nous transmet un numéro de partage que d’autres pourraient deviner ; vous seul connaissez le compteur. Vous avez droit à cinq essais.",
    submit: "Obtenir mon jeton",
  },

  waiting: {
    late: "L’attente dure quelques secondes en général, parfois plusieurs heures. Vous pouvez fermer cette page et y revenir dans ce navigateur pendant un jour : votre démarche est conservée.",
    looking: (seconds: number) => `Nouvelle vérification automatique dans ${delay(seconds)}.`,
    stopped: "La vérification automatique est terminée.",
    looks: (count: number) => `Nous avons interrogé Enedis ${count} fois.`,
    correct: "Corriger les chiffres",
    lookNow: "Vérifier maintenant",
    help: "Toujours rien ?",
  },
} as const;

const delay = (seconds: number): string =>
  seconds < 90 ? `${seconds} secondes` : `${Math.round(seconds / 60)} minutes`;
