/** What pages say of a token whose end is near. */
export const TOKEN_END = {
  says: (day: string, days: number) =>
    `Votre jeton se termine le ${day}${days === 0 ? "" : `, dans ${days}\u00a0jour${days < 2 ? "" : "s"}`}.`,
  renew: "Le prolonger",
  renewThere: "Le prolonger dans Ma consommation",
  renewed: (day: string) =>
    `Prolongé jusqu’au ${day}. Dans vos programmes, remplacez l’ancien avant sa fin : il marche encore jusque-là.`,
  enedis: "https://mon-compte-particulier.enedis.fr",
  /** Two links and what is around them. */
  consent: [
    "Votre partage finit avec lui. Pour continuer, retirez-le dans ",
    "votre compte Enedis",
    ", puis ",
    "partagez à nouveau votre compteur",
    " : le nouveau jeton remplacera celui-ci, ici et dans vos programmes.",
  ],
} as const;
