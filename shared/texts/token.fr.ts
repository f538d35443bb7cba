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
    text: "Ce bouton révoque ce jeton, sur-le-champ et pour toujours. Pour reprendre tout accès, retirez le partage dans [votre compte Enedis](https://mon-compte-particulier.enedis.fr), à la page des partages.",
    button: "Révoquer ce jeton",
  },
  revoked: {
    title: "Jeton révoqué",
    lead: "Ce jeton n’ouvre plus rien : les programmes qui l’utilisaient seront refusés dès leur prochain appel.",
    advice:
      "Le partage chez Enedis, lui, dure encore. Pour un nouveau jeton, retirez-le d’abord dans votre compte Enedis, puis recommencez.",
    again: "Recommencer",
  },
  calendar: {
    title: "Conso API : le jeton Linky prend fin",
    description: "Redonnez votre consentement pour obtenir un nouveau jeton, puis remplacez-le dans vos programmes.",
  },
} as const;
