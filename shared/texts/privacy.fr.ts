/** The privacy page. */
export const PRIVACY = {
  title: "Confidentialité",
  description: "Ce que la passerelle conserve, où et combien de temps : aucun relevé, aucun compte, aucun traceur.",
  lead: "Une courbe de consommation révèle quand un logement est vide. La règle est donc simple : ce qui n’est pas conservé ne peut ni fuir, ni être vendu, ni être réclamé.",

  never: {
    title: "Jamais conservé",
    points: [
      "aucun **relevé** : il arrive d’Enedis, repart vers vous, puis est oublié ;",
      "aucun **numéro de PRM**, aucun **jeton** ni aucun nom que la passerelle puisse lire seule, aucune adresse, dans aucune base et aucun journal ;",
      "aucun **mot de passe** : vous ne le saisissez que sur le site d’Enedis ;",
      "aucun **traceur**, aucune mesure d’audience, rien qui vienne d’un autre site : c’est pourquoi aucun bandeau ne vous dérange.",
    ],
  },

  kept: {
    title: "Ce qui est conservé, et combien de temps",
    text: "Quand il faut reconnaître un compteur ou un consentement sans en garder le numéro, la passerelle conserve une **empreinte à clé** : sans la clé, elle ne révèle rien.",
    head: ["Quoi", "Pourquoi", "Combien de temps"],
    rows: [
      [
        "le nombre d’appels à Enedis par seconde, pour tous les compteurs ensemble",
        "ne jamais dépasser le quota",
        "une heure",
      ],
      [
        "l’empreinte d’un consentement, et s’il a déjà donné un jeton",
        "empêcher qu’un consentement serve deux fois",
        "trente jours au plus",
      ],
      [
        "l’empreinte des essais de confirmation d’un compteur",
        "empêcher de deviner le compteur d’autrui",
        "trente jours au plus",
      ],
      [
        "une empreinte de l’adresse réseau qui revient d’Enedis ou tape le code d’un appareil",
        "ralentir les essais en série",
        "quelques minutes",
      ],
      [
        "l’empreinte d’un compteur dont un jeton a été renouvelé",
        "limiter le nombre de jetons",
        "quinze heures au plus",
      ],
      [
        "d’un appareil que vous reliez : son nom, ce qu’il demande, la minute et le pays, scellés sous son code ; puis son jeton, scellé pour lui seul",
        "vous montrer qui demande, et lui remettre son jeton",
        "dix minutes, ou jusqu’à ce qu’il ait son jeton",
      ],
      ["l’empreinte d’un jeton révoqué", "refuser ce jeton", "jusqu’à la date où il aurait expiré"],
      ["l’empreinte d’un compteur dont tous les jetons ont été révoqués", "refuser tous ces jetons", "quatre ans"],
      [
        "l’empreinte d’un compteur que vous avez fait oublier à vos autres appareils",
        "refuser ce que ces appareils ont gardé",
        "quatre ans",
      ],
      [
        "des comptes : appels aboutis ou non, consentements revenus ou non",
        "[la page d’état](/statut)",
        "vingt-quatre heures",
      ],
      [
        "dans les journaux : un numéro d’incident, un code d’erreur, deux statuts",
        "retrouver ce que vous signalez",
        "quelques jours, chez l’hébergeur",
      ],
    ],
  },

  browser: {
    title: "Dans votre navigateur",
    head: ["Quoi", "Pourquoi", "Combien de temps"],
    rows: [
      ["un cookie au départ vers Enedis", "vérifier que c’est bien vous qui revenez", "un jour"],
      ["un cookie chiffré au retour d’Enedis", "reprendre la démarche là où elle en était", "un jour au plus"],
      ["un cookie avec votre jeton", "vous le montrer une fois", "dix minutes"],
      ["un cookie chiffré avec le code de l’appareil que vous reliez", "aller au bout de la démarche", "dix minutes"],
      [
        "votre jeton, chiffré, dans le seul onglet où vous l’avez donné",
        "lire et dessiner vos relevés",
        "jusqu’à la fermeture de l’onglet, ou jusqu’à ce que vous l’effaciez",
      ],
      [
        "un cookie avec la clé de ce jeton, commune à vos onglets",
        "rendre le jeton illisible partout dès que vous l’effacez",
        "jusqu’à la fermeture du navigateur, ou jusqu’à ce que vous l’effaciez",
      ],
      [
        "si vous l’avez demandé : un jeton propre à cet appareil, dans un cookie chiffré, et la clé de ce cookie",
        "ouvrir votre consommation sans rien redemander",
        "jusqu’à ce que vous l’oubliiez, six mois sans visite, ou la fin du jeton",
      ],
      [
        "si vous avez choisi une langue : un cookie qui contient « fr » ou « en »",
        "vous parler dans cette langue",
        "un an",
      ],
      [
        "vos heures creuses, votre puissance souscrite, vos prix du kWh",
        "vous les proposer à nouveau",
        "jusqu’à ce que vous les effaciez",
      ],
    ],
    texts: [
      "Les cookies ne servent qu’à la démarche que vous avez commencée, à la clé de votre jeton et, si vous le demandez, à vous reconnaître sur cet appareil. Le reste n’est jamais envoyé. Vos relevés restent dans la mémoire de la page. Le bouton **Effacer** de [votre consommation](/consommation) vide tous les onglets du même jeton, que cet appareil oublie aussi : revenir en arrière n’y montre plus rien.",
      "**Vous avez vu votre consommation ici entre le 28 et le 30 novembre 2026 ?** Votre navigateur a pu garder des relevés dans son cache, sur le disque, une semaine ou plus. Ce n’est plus le cas, mais il faut supprimer ceux-là : ouvrez [votre consommation](/consommation) avec votre jeton puis cliquez sur **Effacer**, ou supprimez les « images et fichiers en cache » dans les réglages du navigateur. Faites-le sur chaque appareil utilisé, surtout s’il n’est pas à vous.",
    ],
  },

  where: {
    title: "Où passent vos données",
    texts: [
      "Elles vont d’Enedis à la passerelle, puis de la passerelle à votre programme, chiffrées pendant chaque trajet. La passerelle tourne chez Cloudflare, sur des machines situées dans l’Union européenne ; appelée d’ailleurs, elle refuse de répondre plutôt que de laisser sortir un relevé.",
    ],
  },

  rights: {
    title: "Reprendre la main",
    points: [
      "**Retirer l’accès** : dans votre compte Enedis, à la page des partages. Enedis refuse alors toute lecture, immédiatement.",
      "**Savoir, rectifier, effacer** : tout ce qui est conservé figure dans les tableaux ci-dessus, rien n’y porte votre nom, et tout s’efface automatiquement.",
      "**Vérifier** : le code est ouvert, et un test automatique compare ces promesses avec ce qui est réellement stocké et journalisé.",
      "**Demander** : [à qui écrire](/signaler). Vous pouvez aussi saisir la CNIL.",
    ],
  },
} as const;
