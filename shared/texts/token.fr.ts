/** What the token page offers beside the token. */
export const TOKEN_FR = {
  download: "Télécharger le jeton",
  calendarLink: "Noter la fin dans mon agenda",
  inPage: "L’essayer dans la page",
  slot: {
    title: "Votre créneau",
    text: "Pour un appel chaque jour, sans la foule. Il est calculé d’après votre compteur et ne change pas.",
  },
  homeAssistant: {
    title: "Dans Home Assistant",
    steps: [
      "Dans **Paramètres**, **Modules complémentaires**, **Boutique**, ajoutez le dépôt `https://github.com/bokub/ha-linky`.",
      "Installez **HA Linky**, puis ouvrez sa **Configuration**.",
      "Donnez les 14 chiffres de votre PRM et ce jeton, enregistrez, démarrez.",
      "Dans **Énergie**, choisissez « Linky consommation » : le passé arrive en quelques minutes.",
    ],
  },
  withdraw: {
    title: "Reprendre l’accès",
    text: "À tout moment, dans [votre compte Enedis](https://mon-compte-particulier.enedis.fr), à la page des partages : le jeton n’ouvre alors plus rien.",
  },
  calendar: {
    title: "Conso API : le jeton Linky prend fin",
    description: "Redonnez votre consentement pour obtenir un nouveau jeton, puis remplacez-le dans vos programmes.",
  },
} as const;
